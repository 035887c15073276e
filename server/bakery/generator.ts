/* What the thread that makes datasets loads: a bakery's data, and what can be asked about them without storing any. */

export { previewBakery as preview } from "./custom/preview.ts";
export { factSheet } from "./facts/fact-sheet.ts";
export { generate } from "./generate.ts";
export { checkBakery as check } from "./realism/check.ts";
