import { sql } from "kysely";
import type { RowDescription } from "../domain.ts";
import type { BakeryDb } from "./bakery-db.ts";
import { MANUAL } from "./forecasting/override-forecast.ts";
import { presentForecasts } from "./forecasting/present.ts";

/** What rows that people write are about, and what they changed there from and to. By the row's id. */
export async function describeRows(db: BakeryDb, ids: readonly string[]): Promise<ReadonlyMap<string, RowDescription>> {
  const names = await namesOf(db, ids);
  const values = new Map([...(await valuesOf(db, ids)), ...(await forecastsOf(db, ids))]);
  const nothing = { unit: null, before: null, after: null };
  return new Map(
    ids.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [[id, { name, ...(values.get(id) ?? nothing) }] as const];
    }),
  );
}

/** A product, an ingredient, or the number of a ticket or an order. */
async function namesOf(db: BakeryDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    with wanted as (select unnest(${ids}::uuid[]) as id),
    of_products as (
      select id, id as product_id from products where id in (table wanted)
      union all select id, product_id from price_revisions where id in (table wanted)
      union all select id, product_id from forecasts where id in (table wanted)
      union all select id, product_id from batches where id in (table wanted)
      union all select id, product_id from finished_goods_movements where id in (table wanted)
      union all select id, product_id from ticket_lines where id in (table wanted)),
    of_ingredients as (
      select id, ingredient_id from stock_movements where id in (table wanted)
      union all select id, ingredient_id from lots where id in (table wanted)
      union all select id, ingredient_id from purchase_order_lines where id in (table wanted))
    select it.id, p.name from of_products it join products p on p.id = it.product_id
    union all select it.id, i.name from of_ingredients it join ingredients i on i.id = it.ingredient_id
    union all select id, number::text from tickets where id in (table wanted)
    union all select it.id, t.number::text from payments it join tickets t on t.id = it.ticket_id where it.id in (table wanted)
    union all select id, number from purchase_orders where id in (table wanted)`.execute(db);
  return new Map(rows.map((it) => [it.id, it.name]));
}

type Values = Omit<RowDescription, "name">;

/** A product's price before the first person touched it and now; a plan and what came out. */
async function valuesOf(db: BakeryDb, ids: readonly string[]): Promise<ReadonlyMap<string, Values>> {
  const { rows } = await sql<Values & { id: string }>`
    with wanted as (select unnest(${ids}::uuid[]) as id),
    prices as (
      select distinct on (r.product_id) r.product_id as id, r.price_cents as after,
             (select o.price_cents from price_revisions o where o.product_id = r.product_id and o.set_by <> 'person'
               order by o.valid_from desc limit 1) as before
        from price_revisions r where r.product_id in (table wanted) and r.set_by = 'person'
       order by r.product_id, r.valid_from desc)
    select id, 'cents' as unit, before::float8 as before, after::float8 as after from prices
    union all
    select b.id, 'units', nullif(b.planned_units, b.produced_units)::float8, b.produced_units::float8 from batches b where b.id in (table wanted)
    union all
    select o.id, 'cents', null, (select sum(l.amount_cents) from purchase_order_lines l where l.purchase_order_id = o.id)::float8
      from purchase_orders o where o.id in (table wanted)
    union all
    select t.id, 'cents', null, t.gross_cents::float8 from tickets t where t.id in (table wanted)
    union all
    select m.id, 'grams', null, m.quantity_grams::float8 from stock_movements m where m.id in (table wanted)
    union all
    select m.id, 'units', null, m.units::float8 from finished_goods_movements m where m.id in (table wanted)`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...it }) => [id, it]));
}

/** The pieces that the model asked for and those that a person said, as the forecast's own screen has them. */
async function forecastsOf(db: BakeryDb, ids: readonly string[]): Promise<ReadonlyMap<string, Values>> {
  const said = await db
    .selectFrom("forecasts")
    .select(["id", "forecast_on", "product_id", "location_id", "predicted_units"])
    .where("id", "in", [...ids])
    .where("model", "=", MANUAL)
    .execute();
  const days = said.map((it) => it.forecast_on).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return new Map();
  const keyOf = (it: Pick<(typeof said)[number], "forecast_on" | "product_id" | "location_id">) =>
    `${it.forecast_on} ${it.product_id} ${it.location_id}`;
  const asked = new Map(
    (await presentForecasts(db, { from, to })).map((it) => [keyOf(it), it.model_forecast.wanted_units]),
  );
  return new Map(
    said.map((it) => [it.id, { unit: "units", before: asked.get(keyOf(it)) ?? null, after: it.predicted_units }]),
  );
}
