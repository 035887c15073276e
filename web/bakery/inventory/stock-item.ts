import type { z } from "zod";
import type { StockItem } from "../../../contract/bakery/inventory.ts";
import type { Formats } from "../../ui/format.ts";

export type Item = z.output<typeof StockItem>;

/** As people say it: ingredients are weighed, finished goods counted. */
export const amountOf = (formats: Formats, { unit }: Pick<Item, "unit">, amount: number): string =>
  unit === "g" ? formats.weight(amount) : formats.number(amount);
