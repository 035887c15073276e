import type { BakeryDb } from "../bakery-db.ts";
import type { Calendar } from "../world/model/calendar.ts";
import { addDays } from "../world/model/day.ts";
import { ingredientId, supplierId } from "../world/model/thing-ids.ts";
import { putLot, type Stock, USE_DAYS } from "../world/rules/pantry.ts";
import { eveningOf } from "../world/simulate-day.ts";
import type { World } from "../world/state/world.ts";
import type { Moment } from "./moment.ts";
import { selectLots, selectOpenOrders, selectUse } from "./present.ts";

/** Lots, what was used of late, and what is on its way. */
export async function loadPantry(db: BakeryDb, { bakehouse, bakery }: World, moment: Moment): Promise<void> {
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
  await loadUse(db, bakery.calendar, stocks, moment);
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

async function loadUse(
  db: BakeryDb,
  calendar: Calendar,
  stocks: ReadonlyMap<string, Stock>,
  { day, isEvening }: Moment,
): Promise<void> {
  // Once a day is tidied up its use is remembered, and the next one's begins.
  const today = isEvening ? addDays(day.date, 1) : day.date;
  const tidiedAt = (date: string) => calendar.at(date, eveningOf(calendar.day(date)) / 60);
  const rows = await selectUse(db, day.date, tidiedAt);
  const used = new Map(rows.map((it) => [`${it.ingredient_id} ${it.used_on}`, it.grams]));
  for (const [id, stock] of stocks) {
    const days = Array.from({ length: USE_DAYS }, (_, back) => addDays(today, back - USE_DAYS));
    stock.use.splice(0, stock.use.length, ...days.map((it) => used.get(`${id} ${it}`) ?? 0));
    stock.usedToday = used.get(`${id} ${today}`) ?? 0;
  }
}
