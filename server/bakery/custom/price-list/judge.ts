import type { z } from "zod";
import type { LeftOutOrDoubtful } from "../../../../contract/bakery/custom.ts";
import { MOST_CENTS, MOST_NAME } from "../../../../contract/bakery/shared.ts";
import { categoryOf } from "../../world/model/own-catalogue.ts";
import type { Product } from "../../world/model/products.ts";
import type { Amount } from "./amounts.ts";
import type { Reading } from "./read-line.ts";
import { isUsual } from "./usual-prices.ts";

/** What a line was taken for. */
export interface Judged {
  readonly name: string;
  readonly cents: number | undefined;
  readonly category: Product["category"];
  /** Something to ask about; undefined: nothing. */
  readonly why: z.output<typeof LeftOutOrDoubtful> | undefined;
}

/** A product as it is understood, with the one thing about it that is most doubtful. */
export function judge({ name: said, amount, category: given, ...reading }: Reading): Judged {
  const name = said.slice(0, MOST_NAME).trim();
  const { category, isKnown } = kindAtPrice(name, given, amount?.cents);
  const { cents, why: aboutPrice } = priceOf(name, category, amount);
  const why =
    (name === "" && "no_name") ||
    aboutPrice ||
    (amount?.per === "measure" && "not_per_piece") ||
    (reading.isAmbiguous && "several_prices") ||
    (reading.isOneOfSeveral && "several_in_line") ||
    (said.length > MOST_NAME && "name_cut") ||
    (!isKnown && "kind_unknown") ||
    undefined;
  return { name, cents, category, why };
}

/** As its heading or its cell says; unless at its price it can only be what its name says: a cake that stands last under the bread. */
function kindAtPrice(name: string, given: string | undefined, cents = 0) {
  const [said, named] = [categoryOf(name, given), categoryOf(name)];
  const isNamed = named.isKnown && !isUsual(name, said.category, cents) && isUsual(name, named.category, cents);
  return isNamed ? named : said;
}

/** What was written without decimals and currency may be cents: `Barra 120`. */
function priceOf(name: string, category: Product["category"], amount: Amount | undefined) {
  if (!amount) return { cents: undefined, why: "no_price" } as const;
  const { cents, isBare } = amount;
  const asCents = Math.round(cents / 100);
  if (isUsual(name, category, cents)) return { cents, why: undefined };
  if (isBare && isUsual(name, category, asCents)) return { cents: asCents, why: "in_cents" } as const;
  return { cents: cents >= 1 && cents <= MOST_CENTS ? cents : undefined, why: "price_unlikely" } as const;
}
