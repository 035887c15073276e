import { NumberInput } from "@mantine/core";
import { useFormats, useLocale, useTexts } from "./locale.tsx";
import { isUnits, isWhole, MOST_UNITS, NUMBER_TEXTS } from "./numbers.ts";

/** So many pieces of something, one at least. A comma is not swallowed: 2,5 must not become 25. */
export function UnitsInput(props: {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}) {
  const texts = useTexts(NUMBER_TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const range = { min: 1, allowNegative: false, decimalSeparator: locale === "es" ? "," : "." };
  const said = isWhole(props.value) ? texts.most(formats.number(MOST_UNITS)) : texts.whole;
  const isWrong = props.value !== "" && Number(props.value) !== 0 && !isUnits(props.value);
  return <NumberInput {...props} {...range} clampBehavior="none" w={110} error={isWrong && said} />;
}
