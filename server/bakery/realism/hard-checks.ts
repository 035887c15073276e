import { BAKEHOUSE_CHECKS } from "./bakehouse-checks.ts";
import type { HardCheck } from "./books.ts";
import { OFFICE_CHECKS } from "./office-checks.ts";
import { SALES_CHECKS } from "./sales-checks.ts";
import { ALERT_SENTENCES } from "./sentences/alert-sentences.ts";
import { INSIGHT_SENTENCES } from "./sentences/insight-sentences.ts";
import { STOCK_CHECKS } from "./stock-checks.ts";

/** H1 to H12 of the bakery's specification; H13, the replay, is about two datasets. S1 and S2: what it says in words. */
export const HARD_CHECKS: readonly HardCheck[] = [
  ...STOCK_CHECKS,
  ...BAKEHOUSE_CHECKS,
  ...SALES_CHECKS,
  ...OFFICE_CHECKS,
  ...ALERT_SENTENCES,
  ...INSIGHT_SENTENCES,
];
