import { Button, NumberInput, Stack } from "@mantine/core";
import { useState } from "react";
import type { ApiProblem } from "../api/problem.ts";
import { useFormats, useLocale, useTexts } from "./locale.tsx";
import { isWhole, NUMBER_TEXTS } from "./numbers.ts";
import { Refused } from "./refused.tsx";

/** Asks for one number, and says why it was not taken. */
export function NumberForm(props: {
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
  const [value, setValue] = useState<number | string>(props.start);
  const { locale } = useLocale();
  const texts = useTexts(NUMBER_TEXTS);
  const formats = useFormats();
  const { label, help: description, decimals = 0 } = props;
  // Where whole numbers are asked for a comma is not swallowed: 2,5 must not become 25.
  const decimalScale = decimals || 1;
  const decimalSeparator = locale === "es" ? "," : ".";
  const field = { label, description, decimalScale, decimalSeparator, allowNegative: false };
  const isBroken = decimals === 0 && value !== "" && !isWhole(value);
  const isTooMuch = Number(value) > props.most;
  const wrong = isBroken ? texts.whole : isTooMuch && texts.most(formats.number(props.most));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit(Number(value));
      }}
    >
      <Stack>
        <NumberInput {...field} value={value} onChange={setValue} error={wrong} clampBehavior="none" data-autofocus />
        <Refused error={props.act.error} otherwise={props.failed} />
        <Button type="submit" loading={props.act.isPending} disabled={value === "" || isBroken || isTooMuch}>
          {props.submit}
        </Button>
      </Stack>
    </form>
  );
}
