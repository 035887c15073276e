import { z } from "zod";
import { givenDate } from "../text.ts";

/* What the bakery's features have in common. */

export const date = z.iso.date();

export const cents = z.int().meta({ description: "Euro cents" });

export const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** Local calendar dates, both included. */
export const DayRange = z.object({
  from: givenDate.optional(),
  to: givenDate.optional(),
  location_id: z.uuid().optional(),
});

export const Run = z.enum(["night", "midday", "afternoon"]);

export const hour = z.int().min(0).max(23).meta({ description: "Of the local day" });

/** Of a product's name, in characters. */
export const MOST_NAME = 120;

/** Of one price: three thousand euros, a wedding's cake. */
export const MOST_CENTS = 300_000;
export const MOST_UNITS = 1_000;
export const MOST_GRAMS = 10_000_000;
/** What a shop holds of one ingredient, with what is on its way, and of one finished good. */
export const MOST_HELD_GRAMS = 50_000_000;
export const MOST_HELD_UNITS = 10_000;
/** Of one ticket, and of one order: so the sum of all that one demo may hold fits wherever it is kept. */
export const MOST_TOTAL_CENTS = 10_000_000;
/** A note is a note, not a document. */
export const MOST_NOTE = 2_000;

/** In the examples: the standard bakery's best seller, which has the same id in every demo. */
export const BREAD = "00000002-0000-8000-8000-000000000001";

/* Who may do what. */
export const EVERYBODY = ["owner", "manager", "baker", "cashier"] as const;
export type BakeryRole = (typeof EVERYBODY)[number];
/** They see margins, suppliers and wages. */
export const OFFICE = ["owner", "manager"] as const;
export const BAKERS = ["owner", "manager", "baker"] as const;
export const SELLERS = ["owner", "manager", "cashier"] as const;
