import { NumberInput } from "@mantine/core";

/** So many pieces of something, one at least. */
export function UnitsInput(it: {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}) {
  return <NumberInput {...it} min={1} max={1_000} allowDecimal={false} allowNegative={false} w={100} />;
}
