import type { z } from "zod";
import type { Bakery } from "../../contract/leads.ts";

/**
 * How many of four things that somebody said of their bakery speak for the product: that it bakes by itself, how many shops, where, and
 * with what it charges. From nothing that they did, and no part of the score.
 */
export const fitOf = (bakery: z.output<typeof Bakery> | null): number =>
  [bakery?.own_bakehouse === true, bakery?.shops, bakery?.region, bakery?.till].filter(Boolean).length;
