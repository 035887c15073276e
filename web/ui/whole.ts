/** What a field says where only whole things can be had. */
export const WHOLE_TEXTS = { es: { whole: "Solo piezas enteras." }, en: { whole: "Whole pieces only." } };

/** A number field's value, as it is while somebody writes: is it a whole number? */
export const isWhole = (value: number | string): boolean => value !== "" && Number.isInteger(Number(value));
