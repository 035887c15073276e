import type { Product } from "./products.ts";

/** The tax on what is sold, by where the shop is; per cent, included in every price. */
export interface Tax {
  readonly name: "IVA" | "IGIC" | "IPSI";
  readonly bread: number;
  /** Everything else that is taken away. */
  readonly other: number;
  /** What is eaten on the premises, bread too. */
  readonly served: number;
  /** All that there are. */
  readonly rates: readonly number[];
}

/** In force in 2026: all bread 4 % (resolution of 24 February 2025), served 10 % (art. 91.Uno.2.2 of the act). */
const IVA: Tax = { name: "IVA", bread: 4, other: 10, served: 10, rates: [0, 4, 10, 21] };
/** Common and special bread 0 % (art. 52 of the Canarian act 4/2012); other food 3 %, served 7 % from general knowledge. */
const IGIC: Tax = { name: "IGIC", bread: 0, other: 3, served: 7, rates: [0, 1, 3, 5, 7, 9.5, 15, 20] };
/** Each city sets its own by ordinance, between 0.5 and 10 %: these are estimates within it. */
const IPSI: Tax = { name: "IPSI", bread: 0.5, other: 4, served: 4, rates: [0.5, 1, 2, 3, 4, 5, 7, 8, 9, 10] };

const ELSEWHERE: Readonly<Record<string, Tax>> = { CN: IGIC, CE: IPSI, ML: IPSI };

/** @param region an autonomous community or city, as ISO 3166-2 names it */
export const taxOf = (region: string): Tax => ELSEWHERE[region] ?? IVA;

/** @param name as a shop's row says it */
export const taxNamed = (name: string): Tax => [IGIC, IPSI].find((it) => it.name === name) ?? IVA;

export const rateOf = (tax: Tax, category: Product["category"]): number =>
  category === "bread" ? tax.bread : tax.other;
