import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useLocale } from "./locale.tsx";

type Given = Pick<NumberInputProps, "value" | "onChange" | "required" | "fixedDecimalScale">;

/** A price in euros, with the decimal sign of the language. */
export function EurosInput({
  label,
  isFirst,
  ...given
}: Given & { readonly label: string; readonly isFirst?: boolean }) {
  const { locale } = useLocale();
  const range = {
    clampBehavior: "none" as const,
    decimalScale: 2,
    allowNegative: false,
    decimalSeparator: locale === "es" ? "," : ".",
  };
  return <NumberInput {...given} {...range} label={`${label} (€)`} data-autofocus={isFirst || undefined} />;
}
