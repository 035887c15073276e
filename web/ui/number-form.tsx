import { Button, NumberInput, Stack } from "@mantine/core";
import { useState } from "react";
import type { ApiProblem } from "../api/problem.ts";
import { useLocale } from "./locale.tsx";
import { Refused } from "./refused.tsx";

/** Asks for one number, and says why it was not taken. */
export function NumberForm(it: {
  readonly label: string;
  readonly help: string;
  readonly start: number;
  readonly most: number;
  /** 0 where nothing is said. */
  readonly decimals?: number;
  readonly submit: string;
  readonly act: { readonly error: ApiProblem | null; readonly isPending: boolean };
  /** Said of a refusal that has no words of its own. */
  readonly failed: string;
  readonly onSubmit: (value: number) => void;
}) {
  const [value, setValue] = useState<number | string>(it.start);
  const { locale } = useLocale();
  const { label, help: description, most: max, decimals: decimalScale = 0 } = it;
  const decimalSeparator = locale === "es" ? "," : ".";
  const field = { label, description, min: 0, max, decimalScale, decimalSeparator, allowNegative: false };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        it.onSubmit(Number(value));
      }}
    >
      <Stack>
        <NumberInput {...field} value={value} onChange={setValue} data-autofocus />
        <Refused error={it.act.error} otherwise={it.failed} />
        <Button type="submit" loading={it.act.isPending} disabled={value === ""}>
          {it.submit}
        </Button>
      </Stack>
    </form>
  );
}
