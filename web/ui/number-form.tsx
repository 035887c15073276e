import { Button, NumberInput, Stack } from "@mantine/core";
import { useState } from "react";
import type { ApiProblem } from "../api/problem.ts";
import { Refused } from "./refused.tsx";

/** Asks for one whole number, and says why it was not taken. */
export function NumberForm(it: {
  readonly label: string;
  readonly help: string;
  readonly start: number;
  readonly most: number;
  readonly submit: string;
  readonly act: { readonly error: ApiProblem | null; readonly isPending: boolean };
  /** Said of a refusal that has no words of its own. */
  readonly failed: string;
  readonly onSubmit: (value: number) => void;
}) {
  const [value, setValue] = useState<number | string>(it.start);
  const field = { label: it.label, description: it.help, min: 0, max: it.most, allowDecimal: false };
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
