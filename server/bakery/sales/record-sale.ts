import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { NewSale } from "../../../contract/bakery/sales.ts";
import { MOST_TOTAL_CENTS } from "../../../contract/bakery/shared.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { selectProducts } from "../catalogue/queries.ts";
import { today } from "../day-range.ts";
import { selectFinishedStock } from "../inventory/queries.ts";
import { selectLocation } from "../location.ts";
import { netOf } from "../world/rules/till.ts";
import { selectNextNumber } from "./queries.ts";

/** Sales that people record have a till of their own, so that its numbers run on whatever the world's till does. */
const PROSPECT_TILL = 9;

/**
 * Records a sale now, at today's prices. Everything about it follows from the catalogue and the demo's clock.
 *
 * @returns the ticket's id
 * @throws Refusal `not_found` for an unknown location, `invalid_input` for a product that is not sold or not there
 */
export async function recordSale(db: BakeryDb, tenant: Tenant, sale: z.output<typeof NewSale>): Promise<string> {
  const id = randomUUID();
  const location = await selectLocation(db, sale.location_id);
  const lines = await priceLines(db, sale, location.served_tax_percent);
  await refuseMoreThanThereIs(db, tenant, location.id, sale);
  const gross = lines.reduce((sum, it) => sum + it.gross_cents, 0);
  if (gross > MOST_TOTAL_CENTS)
    throw invalidInput("One sale is not worth so much.", [
      { pointer: "/lines", detail: `must be worth ${MOST_TOTAL_CENTS} cents at most; this is ${gross}` },
    ]);
  const at = { location_id: location.id, sold_at: tenant.workspaceNow, sold_on: today(tenant) };
  await db
    .insertInto("tickets")
    .values({
      id,
      ...at,
      till: PROSPECT_TILL,
      number: await selectNextNumber(db, location.id, PROSPECT_TILL),
      payment: sale.payment,
      eat_in: sale.eat_in,
      units: lines.reduce((sum, it) => sum + it.quantity, 0),
      gross_cents: gross,
      net_cents: netOf(lines.map((it) => ({ vatPercent: it.vat_percent, grossCents: it.gross_cents }))),
    })
    .execute();
  await db
    .insertInto("ticket_lines")
    .values(lines.map((it) => ({ ...it, ...at, ticket_id: id })))
    .execute();
  await insertPayment(db, { ...at, ticket_id: id, method: sale.payment, amount_cents: gross });
  return id;
}

/** A sale is paid as it is rung up. */
async function insertPayment(
  db: BakeryDb,
  {
    sold_at,
    sold_on,
    ...payment
  }: {
    location_id: string;
    sold_at: Date;
    sold_on: string;
    ticket_id: string;
    method: string;
    amount_cents: number;
  },
): Promise<void> {
  await db
    .insertInto("payments")
    .values({ ...payment, paid_at: sold_at, paid_on: sold_on })
    .execute();
}

/** What is baked ahead is sold from the shelf; what is made to order there always is. */
async function refuseMoreThanThereIs(
  db: BakeryDb,
  tenant: Tenant,
  locationId: string,
  { lines }: z.output<typeof NewSale>,
): Promise<void> {
  const shelf = (await selectFinishedStock(db, today(tenant))).filter((it) => it.location_id === locationId);
  const onHand = new Map(shelf.map((it) => [it.id, it.on_hand]));
  const baked = await db.selectFrom("products").select("id").where("is_baked", "=", true).execute();
  const isBaked = new Set(baked.map((it) => it.id));
  for (const [index, { product_id }] of lines.entries()) {
    if (!isBaked.has(product_id)) continue;
    const wanted = lines.filter((it) => it.product_id === product_id).reduce((sum, it) => sum + it.quantity, 0);
    if (wanted > (onHand.get(product_id) ?? 0))
      throw invalidInput("There is not so much of it on the shelf; tick a batch off or count what is there.", [
        { pointer: `/lines/${index}/quantity`, detail: `must be at most ${onHand.get(product_id) ?? 0}` },
      ]);
  }
}

async function priceLines(db: BakeryDb, sale: z.output<typeof NewSale>, servedPercent: number) {
  const wanted = sale.lines.map((it) => it.product_id);
  const products = (await selectProducts(db)).filter((it) => wanted.includes(it.id));
  const byId = new Map(products.map((it) => [it.id, it]));
  return sale.lines.map(({ product_id, quantity }, index) => {
    const product = byId.get(product_id);
    if (!product || product.retired)
      throw invalidInput("One of the products is not sold here.", [
        { pointer: `/lines/${index}/product_id`, detail: "is not a product on sale" },
      ]);
    return {
      product_id,
      quantity,
      unit_price_cents: product.price_cents,
      vat_percent: sale.eat_in ? servedPercent : product.vat_percent,
      gross_cents: quantity * product.price_cents,
    };
  });
}
