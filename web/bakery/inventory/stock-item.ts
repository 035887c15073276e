import type { z } from "zod";
import type { StockItem } from "../../../contract/bakery/inventory.ts";
import type { Formats, Locale } from "../../ui/format.ts";
import { kitchenAmount } from "../kitchen.ts";

export type Item = z.output<typeof StockItem>;

/** As people say it: ingredients in the kitchen's measures, finished goods in pieces. */
export const amountOf = (
  { unit, name }: Pick<Item, "unit" | "name">,
  amount: number,
  formats: Formats,
  locale: Locale,
): string => (unit === "g" ? kitchenAmount(amount, name, formats, locale) : formats.number(amount));
