import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";
import { SCRAP } from "../world/rules/pantry.ts";
import { type Cover, coverOf, type OpenLot, without } from "./cover.ts";

export interface StockRow {
  readonly id: string;
  readonly name: string;
  readonly location_id: string;
  readonly on_hand: number;
  /** Mean of the fourteen days before today. */
  readonly daily_use: number;
}

const USE_DAYS = 14;

export interface LarderRow extends StockRow {
  readonly cover: Cover;
}

/**
 * Grams of each ingredient: the sum of its movements up to the demo's clock, and how long its lots will do. What went into coffees since
 * opening is booked when the till is closed: until then it is taken off here, or whoever counts the milk in the afternoon would find it gone.
 */
export async function selectIngredientStock(db: BakeryDb, today: string): Promise<LarderRow[]> {
  const { rows } = await sql<StockRow & { lots: OpenLot[]; poured: number }>`
    with moved as (
      select lot_id, ingredient_id, location_id, sum(quantity_grams) as grams,
             sum(quantity_grams) filter (where kind = 'consumption' and moved_on >= ${today}::date - ${USE_DAYS}::int
                                           and moved_on < ${today}::date) as consumed
        from stock_movements group by 1, 2, 3
    ), poured as (
      select r.ingredient_id, round(sum(t.quantity * r.grams) * ${SCRAP}::float8) as grams
        from ticket_lines t join products p on p.id = t.product_id and not p.is_baked join recipe_lines r on r.product_id = p.id
       where t.sold_on = ${today} and t.sold_at > ${today}::date - interval '1 day'
         and overlay.workspace_now() < (select max(closes_at) from calendar_days where day_on = ${today})
       group by 1
    )
    select i.id, i.name, m.location_id, sum(m.grams)::float8 as on_hand, coalesce(-sum(m.consumed), 0)::float8 / ${USE_DAYS} as daily_use,
           coalesce(json_agg(json_build_object('grams', m.grams, 'expires_on', l.expires_on)) filter (where m.grams > 0), '[]') as lots,
           coalesce((select grams from poured where poured.ingredient_id = i.id), 0)::float8 as poured
      from moved m join ingredients i on i.id = m.ingredient_id join lots l on l.id = m.lot_id
     group by i.id, i.name, m.location_id order by i.name, m.location_id`.execute(db);
  return rows.map(({ lots, poured, ...stock }) => ({
    ...stock,
    on_hand: Math.max(0, stock.on_hand - poured),
    cover: coverOf(without(poured, lots), stock.daily_use, today),
  }));
}

/** Units of each finished good: what was carried over and baked, less what was sold, thrown away or given away. */
export async function selectFinishedStock(
  db: BakeryDb,
  today: string,
  productIds?: readonly string[],
): Promise<StockRow[]> {
  const wanted = productIds === undefined ? sql`` : sql`where product_id = any(${productIds}::uuid[])`;
  const { rows } = await sql<StockRow>`
    with moved as (
      select product_id, location_id, sum(units) as units, 0::bigint as used from finished_goods_movements ${wanted} group by 1, 2
      union all
      select product_id, location_id, sum(produced_units), 0 from batches ${wanted} group by 1, 2
      union all
      select product_id, location_id, -sum(quantity),
             coalesce(sum(quantity) filter (where sold_on >= ${today}::date - ${USE_DAYS}::int and sold_on < ${today}::date), 0)
        from ticket_lines ${wanted} group by 1, 2
    )
    select p.id, p.name, m.location_id, sum(m.units)::float8 as on_hand, sum(m.used)::float8 / ${USE_DAYS} as daily_use
      from products p join moved m on m.product_id = p.id
     where p.is_baked
     group by p.id, p.name, p.sku, m.location_id order by p.sku, m.location_id`.execute(db);
  return rows;
}

/** Movements of ingredients, newest first. */
export function selectStockMovements(
  db: BakeryDb,
  filter: Days & {
    readonly ingredientId?: string | undefined;
    readonly before?: readonly [string, string] | undefined;
  },
  limit: number,
) {
  let query = db
    .selectFrom("stock_movements")
    .innerJoin("ingredients", "ingredients.id", "stock_movements.ingredient_id")
    .select([
      "stock_movements.id",
      "stock_movements.ingredient_id",
      "ingredients.name as ingredient_name",
      "stock_movements.location_id",
      "stock_movements.kind",
      "stock_movements.quantity_grams",
      "stock_movements.occurred_at",
      "stock_movements.note",
    ])
    .where("stock_movements.moved_on", ">=", filter.from)
    .where("stock_movements.moved_on", "<=", filter.to);
  if (filter.ingredientId) query = query.where("stock_movements.ingredient_id", "=", filter.ingredientId);
  if (filter.before) {
    const [occurredAt, id] = filter.before;
    query = query.where(
      sql<boolean>`(date_trunc('milliseconds', stock_movements.occurred_at), stock_movements.id) < (${occurredAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return query
    .orderBy(sql`date_trunc('milliseconds', stock_movements.occurred_at)`, "desc")
    .orderBy("stock_movements.id", "desc")
    .limit(limit)
    .execute();
}

type StockKind = "ingredient" | "finished_good";

/** What is on hand in one place of whatever has a stock; a baked product that nobody baked yet has none. */
export async function selectStock(
  db: BakeryDb,
  today: string,
  locationId: string,
  kind: StockKind,
): Promise<ReadonlyMap<string, StockRow & { kind: StockKind }>> {
  const rows =
    kind === "ingredient" ? await selectIngredientStock(db, today) : await selectShelves(db, today, locationId);
  return new Map(rows.filter((it) => it.location_id === locationId).map((it) => [`${kind} ${it.id}`, { ...it, kind }]));
}

async function selectShelves(db: BakeryDb, today: string, locationId: string): Promise<StockRow[]> {
  const baked = await db.selectFrom("products").select(["id", "name"]).where("is_baked", "=", true).execute();
  const empty = baked.map((it) => ({ ...it, location_id: locationId, on_hand: 0, daily_use: 0 }));
  return [...empty, ...(await selectFinishedStock(db, today))];
}
