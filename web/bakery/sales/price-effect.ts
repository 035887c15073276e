import type { catalogueApi } from "../../../contract/bakery/catalogue.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type Margin = Answered<(typeof catalogueApi)["GET /workspace/products/margins"]>["items"][number];

const MONTH_DAYS = 30;
const SOLD_DAYS = 28;

export interface Month {
  /** Pieces a month. */
  readonly units: number;
  /** Cents that are left of one piece: its price without tax, less its ingredients. */
  readonly margin: number;
  /** Cents that are left in a month. */
  readonly left: number;
}

/** A month of a product at a price, if its buyers mind the change as much as the demo's do. @param sway of the elasticity, 1 is all of it */
export function monthAt(product: Margin, priceCents: number, sway = 1): Month {
  const units =
    ((product.sold_units * MONTH_DAYS) / SOLD_DAYS) *
    (priceCents / product.price_cents) ** (-product.elasticity * sway);
  const margin = priceCents * (product.net_cents / product.price_cents) - product.ingredients_cents;
  return { units, margin, left: units * margin };
}

/** Cents a month that another price brings, or costs. */
export const gainOf = (product: Margin, priceCents: number, sway = 1): number =>
  monthAt(product, priceCents, sway).left - monthAt(product, product.price_cents).left;

/** Share of the price, without tax, that is left. */
export const marginShare = (product: Margin): number =>
  product.net_cents > 0 ? (product.net_cents - product.ingredients_cents) / product.net_cents : 0;
