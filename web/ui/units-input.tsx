import { NumberInput } from "@mantine/core";
import { useLocale, useTexts } from "./locale.tsx";
import { isWhole, WHOLE_TEXTS } from "./whole.ts";

/** So many pieces of something, one at least. A comma is not swallowed: 2,5 must not become 25. */
export function UnitsInput(it: {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}) {
  const { whole } = useTexts(WHOLE_TEXTS);
  const { locale } = useLocale();
  const range = { min: 1, max: 1_000, allowNegative: false, decimalSeparator: locale === "es" ? "," : "." };
  return <NumberInput {...it} {...range} w={100} error={it.value !== "" && !isWhole(it.value) && whole} />;
}
