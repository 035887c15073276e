import type { z } from "zod";
import type { NewSale } from "../../../contract/bakery.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput, notFound } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { netOf } from "../world/till.ts";
import { selectNextNumber } from "./queries.ts";

/** Sales that people record have a till of their own, so that its numbers run on whatever the world's till does. */
const PROSPECT_TILL = 9;
const EAT_IN_VAT = 10;

/**
 * Records a sale now, at today's prices. Everything about it follows from the catalogue and the demo's clock.
 *
 * @returns the ticket's id
 * @throws Refusal `not_found` for an unknown location, `invalid_input` for a product that is not sold
 */
export async function recordSale(db: BakeryDb, tenant: Tenant, sale: z.output<typeof NewSale>): Promise<string> {
  const location = await findLocation(db, sale.location_id);
  if (!location) throw notFound("location");
  const lines = await priceLines(db, sale);
  const gross = lines.reduce((sum, it) => sum + it.gross_cents, 0);
  const at = { location_id: location.id, sold_at: tenant.workspaceNow, sold_on: today(tenant) };
  const ticket = await db
    .insertInto("tickets")
    .values({
      ...at,
      till: PROSPECT_TILL,
      number: await selectNextNumber(db, location.id, PROSPECT_TILL),
      payment: sale.payment,
      eat_in: sale.eat_in,
      units: lines.reduce((sum, it) => sum + it.quantity, 0),
      gross_cents: gross,
      net_cents: netOf(lines.map((it) => ({ vatPercent: it.vat_percent, grossCents: it.gross_cents }))),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("ticket_lines")
    .values(lines.map((it) => ({ ...it, ...at, ticket_id: ticket.id })))
    .execute();
  return ticket.id;
}

function findLocation(db: BakeryDb, id: string | undefined) {
  const query = db.selectFrom("locations").select("id").orderBy("id");
  return (id ? query.where("id", "=", id) : query).executeTakeFirst();
}

async function priceLines(db: BakeryDb, sale: z.output<typeof NewSale>) {
  const wanted = sale.lines.map((it) => it.product_id);
  const products = await db
    .selectFrom("products")
    .select(["id", "price_cents", "vat_percent", "retired"])
    .where("id", "in", wanted)
    .execute();
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
      vat_percent: sale.eat_in ? EAT_IN_VAT : product.vat_percent,
      gross_cents: quantity * product.price_cents,
    };
  });
}
