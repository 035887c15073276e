import type { BakeryDb } from "../bakery-db.ts";
import { addDays } from "../world/model/day.ts";
import { ingredientId, supplierId } from "../world/model/thing-ids.ts";
import { putLot, type Stock, USE_DAYS } from "../world/rules/pantry.ts";
import type { World } from "../world/state/world.ts";
import { selectLots, selectOpenOrders, selectUse } from "./present.ts";

/** Lots, what was used of late, and what is on its way. */
export async function loadPantry(db: BakeryDb, { bakehouse, bakery }: World, today: string): Promise<void> {
  const stocks = new Map([...bakehouse.pantry.values()].map((it) => [ingredientId(it.ingredient.name), it]));
  for (const lot of await selectLots(db)) {
    const stock = stocks.get(lot.ingredient_id);
    if (!stock) continue;
    const { ingredient } = stock;
    putLot(stock, {
      id: lot.id,
      ingredient,
      grams: lot.grams,
      expiresOn: lot.expires_on,
      centsPerKg: lot.cents_per_kg,
    });
  }
  await loadUse(db, stocks, today);
  const suppliers = new Map(bakery.suppliers.map((it) => [supplierId(it), it]));
  bakehouse.orders = (await selectOpenOrders(db)).flatMap((openOrder) => {
    const supplier = suppliers.get(openOrder.supplier_id);
    if (!supplier) return [];
    const lines = openOrder.lines.flatMap((line) => {
      const stock = stocks.get(line.ingredient_id);
      return stock
        ? [{ id: line.id, ingredient: stock.ingredient, grams: line.grams, centsPerKg: line.cents_per_kg }]
        : [];
    });
    const placedBy = openOrder.placed_by === "person" ? ("person" as const) : ("model" as const);
    const dates = {
      orderedAt: openOrder.ordered_at,
      orderedOn: openOrder.ordered_on,
      expectedOn: openOrder.expected_on,
    };
    return [{ id: openOrder.id, number: openOrder.number, supplier, ...dates, placedBy, lines }];
  });
}

async function loadUse(db: BakeryDb, stocks: ReadonlyMap<string, Stock>, today: string): Promise<void> {
  const used = new Map((await selectUse(db, today)).map((it) => [`${it.ingredient_id} ${it.moved_on}`, it.grams]));
  for (const [id, stock] of stocks) {
    const days = Array.from({ length: USE_DAYS }, (_, back) => addDays(today, back - USE_DAYS));
    stock.use.splice(0, stock.use.length, ...days.map((it) => used.get(`${id} ${it}`) ?? 0));
    stock.usedToday = used.get(`${id} ${today}`) ?? 0;
  }
}
