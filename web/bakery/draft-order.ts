import type { z } from "zod";
import type { OrderSuggestion } from "../../contract/bakery/suppliers.ts";

export type Suggestion = z.output<typeof OrderSuggestion>;
export type Line = Suggestion["lines"][number];

export const LEAST_GRAMS = 100;
/** A lorry brings no more. */
export const MOST_GRAMS = 10_000_000;

/** Grams by ingredient, where somebody wants other than is suggested. */
export type Own = Readonly<Record<string, number>>;

export const gramsOf = (line: Line, own: Own): number => own[line.ingredient_id] ?? line.quantity_grams;
export const centsOf = (line: Line, grams: number): number => Math.round((grams * line.cents_per_kg) / 1_000);

/** An order as it would be sent: what is wanted of it, what that costs, and what is lacking to the supplier's minimum. */
export function draftOf(suggestion: Suggestion, own: Own) {
  const lines = suggestion.lines
    .map((it) => ({ ...it, quantity_grams: gramsOf(it, own) }))
    .filter((it) => it.quantity_grams >= LEAST_GRAMS);
  const amount = lines.reduce((sum, it) => sum + centsOf(it, it.quantity_grams), 0);
  return {
    body: {
      supplier_id: suggestion.supplier_id,
      lines: lines.map(({ ingredient_id, quantity_grams }) => ({ ingredient_id, quantity_grams })),
    },
    amount,
    lacking: Math.max(0, suggestion.minimum_cents - amount),
    isSendable: lines.length > 0 && amount >= suggestion.minimum_cents,
  };
}

/** Days for which the first thing of an order to run out will do, with what is on its way. */
export const daysLeft = ({ lines }: Pick<Suggestion, "lines">): number => Math.min(...lines.map((it) => it.days_left));

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
/** More than will be needed by then. */
const SAFE_DAYS = 3;

export type Urgency = "today" | "tomorrow" | "later";

/** When it has to be ordered: before its round is missed, where something runs out soon after that round. */
export function urgencyOf(suggestion: Suggestion, today: string): Urgency {
  if (daysLeft(suggestion) > daysBetween(today, suggestion.expected_on) + SAFE_DAYS) return "later";
  const days = daysBetween(today, suggestion.order_by);
  return days <= 0 ? "today" : days === 1 ? "tomorrow" : "later";
}
