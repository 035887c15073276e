import { addDays, dayNumber } from "../model/day.ts";
import { idOf } from "../model/ids.ts";
import { ingredientId, locationId, productId } from "../model/thing-ids.ts";
import type { World } from "../state/world.ts";
import { writeCurrentRota, writeListPrices } from "../steps/morning.ts";
import { writeOrder } from "../steps/ordering.ts";

/** Places of a day's rows are counted from 1; those of the eve of a window from here, so that both can be told apart. */
const EVE_ORDINAL = 0x100_0000;
/** On a Monday of old: a product's price before any revision that is shown. */
const PRICED_ON = "2024-01-01";

/** What the first day of the window starts with, dated on the eve: movements balance from the first one shown. */
export function writeOpening(world: World, from: string): void {
  const eve = addDays(from, -1);
  const at = world.bakery.calendar.at(eve, 1_439);
  writeShelves(world, eve, at);
  writeLarder(world, eve, at);
  for (const order of world.bakehouse.orders) writeOrder(world, order);
  writePrices(world);
  // The list that is in force, and the one before it, so that what is said of a rise can be looked up.
  const list = `${eve.slice(0, 8)}01`;
  writeListPrices(world, `${addDays(list, -1).slice(0, 8)}01`);
  writeListPrices(world, list);
  writeCurrentRota(world, from);
}

function writeShelves({ shops, bakehouse, journal }: World, eve: string, at: Date): void {
  let ordinal = EVE_ORDINAL;
  const places = [...shops, ...(shops.some((it) => it.place === bakehouse.place) ? [] : [bakehouse])];
  for (const { place, shelves } of places)
    for (const [product, shelf] of shelves) {
      ordinal += 1;
      if (shelf.onHand() === 0) continue;
      journal.add("finished_goods_movements", {
        id: idOf("finished_goods_movements", dayNumber(eve), ordinal),
        product_id: productId(product),
        location_id: locationId(place),
        kind: "opening",
        units: shelf.onHand(),
        moved_on: eve,
        occurred_at: at,
        destination: null,
        transfer_id: null,
      });
    }
}

/** Lots that came before the window have no delivery that could be shown. */
function writeLarder({ bakehouse, journal, bakery }: World, eve: string, at: Date): void {
  let ordinal = EVE_ORDINAL;
  for (const lot of [...bakehouse.pantry.values()].flatMap((it) => it.lots)) {
    ordinal += 1;
    const here = { ingredient_id: ingredientId(lot.ingredient.name), location_id: locationId(bakehouse.place) };
    journal.add("lots", {
      id: lot.id,
      ...here,
      delivery_id: null,
      code: `L${lot.expiresOn.slice(2).replaceAll("-", "")}-${ordinal - EVE_ORDINAL}`,
      received_at: bakery.calendar.at(addDays(lot.expiresOn, -lot.ingredient.shelfDays), 8.5 * 60),
      expires_on: lot.expiresOn,
      quantity_grams: lot.grams,
      cents_per_kg: lot.centsPerKg,
    });
    journal.add("stock_movements", {
      id: idOf("stock_movements", dayNumber(eve), ordinal),
      ...here,
      lot_id: lot.id,
      kind: "opening",
      quantity_grams: lot.grams,
      moved_on: eve,
      occurred_at: at,
      note: null,
      destination: null,
    });
  }
}

function writePrices({ bakery, prices, journal }: World): void {
  for (const product of bakery.products)
    journal.add("price_revisions", {
      id: idOf("price_revisions", dayNumber(PRICED_ON), product.index + 1),
      product_id: productId(product),
      price_cents: prices.get(product) ?? product.priceCents,
      valid_from: bakery.calendar.at(PRICED_ON, 0),
      set_by: "list",
    });
}
