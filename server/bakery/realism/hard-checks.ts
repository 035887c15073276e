import { BAKEHOUSE_CHECKS } from "./bakehouse-checks.ts";
import type { HardCheck } from "./books.ts";
import { OFFICE_CHECKS } from "./office-checks.ts";
import { SALES_CHECKS } from "./sales-checks.ts";
import { STOCK_CHECKS } from "./stock-checks.ts";

/** H1 to H12 of the bakery's specification; H13, the replay, is about two datasets. */
export const HARD_CHECKS: readonly HardCheck[] = [
  ...STOCK_CHECKS,
  ...BAKEHOUSE_CHECKS,
  ...SALES_CHECKS,
  ...OFFICE_CHECKS,
];
