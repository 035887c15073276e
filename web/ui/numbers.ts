/** What a field for a number says of one that it cannot take. */
export const NUMBER_TEXTS = {
  es: { whole: "Solo piezas enteras.", most: (most: string) => `Como mucho ${most}.` },
  en: { whole: "Whole pieces only.", most: (most: string) => `${most} at most.` },
};

/** A number field's value, as it is while somebody writes: is it a whole number? */
export const isWhole = (value: number | string): boolean => value !== "" && Number.isInteger(Number(value));

export const MOST_UNITS = 1_000;

/** So many pieces as can be had at once. */
export const isUnits = (value: number | string): boolean =>
  isWhole(value) && Number(value) >= 1 && Number(value) <= MOST_UNITS;
