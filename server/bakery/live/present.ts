import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import { addDays } from "../world/model/day.ts";
import { REMEMBERED_DAYS } from "../world/rules/forecast.ts";
import { USE_DAYS } from "../world/rules/pantry.ts";

/*
 * What of a tenant's present decides about its future, read from its workspace as it is at the moment from which it is lived on.
 */

/** What lies on a shelf came within these days, but for what keeps for weeks. */
const ARRIVAL_DAYS = 8;

const all = async <Row>(db: BakeryDb, query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await query.execute(db)).rows;

export interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price_cents: number;
  readonly vat_percent: number;
  readonly shelf_life_hours: number;
  readonly is_baked: boolean;
  readonly retired: boolean;
  readonly set_by: string | null;
}

/** At the prices of now. */
export const selectCatalogue = (db: BakeryDb) =>
  all(
    db,
    sql<ProductRow>`
      select p.id, p.sku, p.name, p.category, coalesce(r.price_cents, p.price_cents) as price_cents, p.vat_percent, p.shelf_life_hours, p.is_baked, p.retired, r.set_by
        from products p
        left join (select distinct on (product_id) product_id, price_cents, set_by from price_revisions order by product_id, valid_from desc) r
          on r.product_id = p.id
       order by p.sku`,
  );

/** Units on every shelf. */
export const selectShelves = (db: BakeryDb) =>
  all(
    db,
    sql<{ product_id: string; location_id: string; units: number }>`
      select product_id, location_id, sum(units)::float8 as units from (
        select product_id, location_id, sum(units) as units from finished_goods_movements group by 1, 2
        union all select product_id, location_id, sum(produced_units) from batches group by 1, 2
        union all select product_id, location_id, -sum(quantity) from ticket_lines group by 1, 2) moved
       group by 1, 2 having sum(units) > 0`,
  );

/** What came onto the shelves of late, newest first: baked there, or by van. */
export const selectArrivals = (db: BakeryDb, today: string) =>
  all(
    db,
    sql<{ product_id: string; location_id: string; units: number; at: Date }>`
      select product_id, location_id, produced_units as units, finished_at as at from batches where batch_on >= ${today}::date - ${ARRIVAL_DAYS}::int
      union all
      select product_id, location_id, units, occurred_at from finished_goods_movements
       where moved_on >= ${today}::date - ${ARRIVAL_DAYS}::int and kind = 'transfer_in'
       order by at desc`,
  );

export const selectLots = (db: BakeryDb) =>
  all(
    db,
    sql<{ id: string; ingredient_id: string; grams: number; expires_on: string; cents_per_kg: number }>`
      select l.id, l.ingredient_id, m.grams, l.expires_on, l.cents_per_kg
        from (select lot_id, sum(quantity_grams)::float8 as grams from stock_movements group by 1 having sum(quantity_grams) > 0) m
        join lots l on l.id = m.lot_id`,
  );

/** What was used on each day; what is taken after a day was tidied up counts for the next one, as the world counts it. */
export const selectUse = (db: BakeryDb, today: string, tidiedAt: (date: string) => Date) => {
  const days = Array.from({ length: USE_DAYS + 2 }, (_, back) => addDays(today, back - USE_DAYS - 1));
  return all(
    db,
    sql<{ ingredient_id: string; used_on: string; grams: number }>`
      select m.ingredient_id, m.moved_on + (m.occurred_at > d.tidied_at)::int as used_on, -sum(m.quantity_grams)::float8 as grams
        from stock_movements m
        join unnest(${days}::date[], ${days.map(tidiedAt)}::timestamptz[]) d(day_on, tidied_at) on d.day_on = m.moved_on
       where m.kind = 'consumption' and m.moved_on >= ${days[0]}::date group by 1, 2`,
  );
};

export const selectOpenOrders = (db: BakeryDb) =>
  all(
    db,
    sql<{
      id: string;
      number: string;
      supplier_id: string;
      ordered_at: Date;
      ordered_on: string;
      expected_on: string;
      placed_by: string;
      lines: Array<{ id: string; ingredient_id: string; grams: number; cents_per_kg: number }>;
    }>`
      select o.id, o.number, o.supplier_id, o.ordered_at, o.ordered_on, o.expected_on, o.placed_by,
             (select json_agg(json_build_object('id', l.id, 'ingredient_id', l.ingredient_id, 'grams', l.quantity_grams, 'cents_per_kg', l.cents_per_kg) order by l.id)
                from purchase_order_lines l where l.purchase_order_id = o.id) as lines
        from purchase_orders o where not exists (select from deliveries d where d.purchase_order_id = o.id) order by o.ordered_at, o.id`,
  );

/** Of every product, oldest first. */
export const selectPrices = (db: BakeryDb) =>
  all(
    db,
    sql<{ product_id: string; price_cents: number; valid_from: Date }>`
      select product_id, price_cents, valid_from from price_revisions order by product_id, valid_from`,
  );

export const selectHistory = (db: BakeryDb, today: string) =>
  all(
    db,
    sql<{
      product_id: string;
      location_id: string;
      date: string;
      sold: number;
      demand: number;
      left_units: number;
      sold_out: boolean;
      predicted: number;
      measured_at: Date;
    }>`
      select product_id, location_id, forecast_on as date, actual_units as sold, demand_units as demand, left_units,
             sold_out_at is not null as sold_out, predicted_units as predicted, measured_at
        from forecast_accuracy where forecast_on > ${today}::date - ${REMEMBERED_DAYS}::int order by forecast_on`,
  );

/** What the last evening said of today and the days to come, and what people said instead. */
export const selectForecasts = (db: BakeryDb, today: string, model: string) =>
  all(
    db,
    sql<{
      product_id: string;
      location_id: string;
      forecast_on: string;
      predicted: number;
      lower: number;
      upper: number;
      model: string;
      generated_at: Date;
    }>`
      select distinct on (product_id, location_id, forecast_on, model) product_id, location_id, forecast_on, predicted_units as predicted,
             lower_units as lower, upper_units as upper, model, generated_at
        from forecasts where forecast_on >= ${today} and model in (${model}, 'manual')
       order by product_id, location_id, forecast_on, model, generated_at desc`,
  );

/** Of each product, day and run the plan that was made last. */
export const selectPlans = (db: BakeryDb, today: string) =>
  all(
    db,
    sql<{ product_id: string; plan_on: string; run: string; units: number; generated_at: Date }>`
      select distinct on (product_id, plan_on, run) product_id, plan_on, run, planned_units as units, generated_at
        from production_plans where plan_on >= ${today} order by product_id, plan_on, run, generated_at desc`,
  );

export interface BatchRow {
  readonly product_id: string;
  readonly run: string;
  readonly produced: number;
  readonly deck: number | null;
  readonly started_at: Date;
  readonly finished_at: Date;
  readonly consumed_at: Date | null;
}

export const selectBatches = (db: BakeryDb, today: string) =>
  all(
    db,
    sql<BatchRow>`
      select product_id, run, produced_units as produced, deck, started_at, finished_at, consumed_at
        from batches where batch_on = ${today}`,
  );

/** When today's counter tickets were rung up. */
export const selectTicketTimes = (db: BakeryDb, today: string, till: number) =>
  all(
    db,
    sql<{ location_id: string; sold_at: Date }>`
      select location_id, sold_at from tickets where sold_on = ${today} and till = ${till} order by sold_at`,
  );

/** What was sold today over the counter; the last sale of any kind; and what was made to order since it was last booked out. */
export const selectSold = (db: BakeryDb, today: string, bookedAt: Date) =>
  all(
    db,
    sql<{
      product_id: string;
      location_id: string;
      sold: number;
      last_at: Date | null;
      taken_at: Date | null;
      unbooked: number;
    }>`
      select l.product_id, l.location_id,
             coalesce(sum(l.quantity) filter (where l.sold_on = ${today} and t.channel <> 'wholesale'), 0)::float8 as sold,
             max(l.sold_at) filter (where l.sold_on = ${today} and l.quantity > 0) as last_at,
             (select max(m.occurred_at) from finished_goods_movements m
               where m.product_id = l.product_id and m.location_id = l.location_id and m.moved_on = ${today} and m.units < 0) as taken_at,
             coalesce(sum(l.quantity) filter (where l.sold_at > ${bookedAt}), 0)::float8 as unbooked
        from ticket_lines l join tickets t on t.id = l.ticket_id
       where l.sold_on >= least(${today}::date, ${bookedAt}::date) and t.sold_on >= least(${today}::date, ${bookedAt}::date)
       group by 1, 2`,
  );

export const selectNumbers = (db: BakeryDb) =>
  all(
    db,
    sql<{ location_id: string; till: number; next: number }>`
      select location_id, till, max(number) + 1 as next from tickets group by 1, 2`,
  );

/** What was cleared from the shelves after closing. */
export const selectLeft = (db: BakeryDb, closedAt: Date) =>
  all(
    db,
    sql<{ product_id: string; location_id: string; units: number }>`
      select product_id, location_id, -sum(units)::float8 as units from finished_goods_movements
       where occurred_at > ${closedAt} and kind in ('waste', 'donation') group by 1, 2`,
  );

export interface AlertRow {
  readonly id: string;
  readonly location_id: string;
  readonly kind: string;
  readonly severity: string;
  readonly title: string;
  readonly detail: string;
  readonly screen: string;
  readonly entity_table: string;
  readonly entity_id: string;
  readonly valid_from: Date;
  readonly valid_to: Date | null;
}

export const selectAlerts = (db: BakeryDb, at: Date) =>
  all(
    db,
    sql<AlertRow>`
      select id, location_id, kind, severity, title, detail, screen, entity_table, entity_id, valid_from, valid_to
        from alerts where valid_to is null or valid_to > ${at}`,
  );
