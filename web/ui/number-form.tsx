import { Button, NumberInput, Stack, Text } from "@mantine/core";
import { useState } from "react";

/** Asks for one whole number, and says why it was not taken. */
export function NumberForm(it: {
  readonly label: string;
  readonly help: string;
  readonly start: number;
  readonly most: number;
  readonly submit: string;
  readonly refused: string | undefined;
  readonly isPending: boolean;
  readonly onSubmit: (value: number) => void;
}) {
  const [value, setValue] = useState<number | string>(it.start);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        it.onSubmit(Number(value));
      }}
    >
      <Stack>
        <NumberInput
          label={it.label}
          description={it.help}
          value={value}
          onChange={setValue}
          min={0}
          max={it.most}
          allowDecimal={false}
          data-autofocus
        />
        {it.refused && (
          <Text c="var(--bad)" role="alert">
            {it.refused}
          </Text>
        )}
        <Button type="submit" loading={it.isPending} disabled={value === ""}>
          {it.submit}
        </Button>
      </Stack>
    </form>
  );
}
