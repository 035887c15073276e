import type { z } from "zod";
import type { CountedStock, StockCount } from "../../../contract/bakery/inventory.ts";
import { MOST_HELD_UNITS } from "../../../contract/bakery/shared.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectBakehouse, selectLocation } from "../location.ts";
import { addToLots, takeFromLots } from "./lots.ts";
import { selectStock } from "./queries.ts";

/**
 * Makes the stock what was counted: each difference becomes a movement, so that the movements go on adding up. Counting the same
 * again changes nothing.
 *
 * @throws Refusal `invalid_input` for something that has no stock, `not_found` for an unknown location
 */
export async function countStock(
  db: BakeryDb,
  tenant: Tenant,
  count: z.output<typeof StockCount>,
): Promise<Array<z.output<typeof CountedStock>>> {
  const places = {
    ingredient: (await selectBakehouse(db, count.location_id)).id,
    finished_good: (await selectLocation(db, count.location_id)).id,
  };
  const stock = new Map([
    ...(await selectStock(db, today(tenant), places.ingredient, "ingredient")),
    ...(await selectStock(db, today(tenant), places.finished_good, "finished_good")),
  ]);
  const counted = count.lines.map(({ kind, id, counted }, index) => {
    const found = stock.get(`${kind} ${id}`);
    if (!found)
      throw invalidInput("Something of this has no stock here.", [
        { pointer: `/lines/${index}/id`, detail: `is no ${kind} with a stock` },
      ]);
    if (kind === "finished_good" && counted > MOST_HELD_UNITS)
      throw invalidInput("No shop has so many of one thing.", [
        { pointer: `/lines/${index}/counted`, detail: `must be at most ${MOST_HELD_UNITS}` },
      ]);
    return { kind, id, name: found.name, expected: found.on_hand, counted, difference: counted - found.on_hand };
  });
  if (new Set(counted.map((it) => `${it.kind} ${it.id}`)).size < counted.length)
    throw invalidInput("Something was counted twice.", [{ pointer: "/lines", detail: "names something twice" }]);
  for (const changed of counted.filter((line) => line.difference !== 0))
    await move(db, tenant, places[changed.kind], changed, count.note);
  return counted;
}

async function move(
  db: BakeryDb,
  tenant: Tenant,
  locationId: string,
  { kind, id, difference }: z.output<typeof CountedStock>,
  note: string | undefined,
): Promise<void> {
  const at = { location_id: locationId, kind: "count", moved_on: today(tenant), occurred_at: tenant.workspaceNow };
  const counted = { ingredientId: id, locationId, kind: "count" as const, grams: Math.abs(difference), note };
  if (kind === "ingredient") await (difference < 0 ? takeFromLots : addToLots)(db, tenant, counted);
  else
    await db
      .insertInto("finished_goods_movements")
      .values({ ...at, product_id: id, units: difference, note: note ?? null })
      .execute();
}
