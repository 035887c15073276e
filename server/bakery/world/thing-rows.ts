import { TIME_ZONE } from "./calendar.ts";
import { idOf } from "./ids.ts";
import { INGREDIENTS } from "./ingredients.ts";
import type { Rows } from "./rows.ts";
import type { Shop } from "./shop.ts";
import { TEAM } from "./team.ts";

/** The one shop of a standard bakery. The street is invented, the postcode is Chamberí's. */
export const LOCATION_ID = idOf("locations", 0, 1);

export const productId = (index: number): string => idOf("products", 0, index + 1);
/** Numbered over the whole list, so that an ingredient has one id whatever the catalogue's size. */
export const ingredientId = (name: string): string =>
  idOf("ingredients", 0, INGREDIENTS.findIndex((it) => it.name === name) + 1);

const WEEKDAYS = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"];

/** What is there all the time: the shop, its catalogue, its recipes, its people and who delivers to it. */
export function writeThings(rows: Rows, shop: Shop): void {
  rows.add("locations", [LOCATION_ID, "Chamberí", "Calle de la Espiga, 14", "28010", TIME_ZONE]);
  writeSuppliers(rows, shop);
  for (const it of shop.products) {
    const id = productId(it.index);
    rows.add("products", [
      id,
      it.sku,
      it.name,
      it.category,
      it.priceCents,
      it.vatPercent,
      it.shelfLifeHours,
      it.isBaked,
      it.allergens.join(" "),
    ]);
    for (const [place, [name, grams]] of [...it.recipe].entries())
      rows.add("recipe_lines", [idOf("recipe_lines", 0, it.index * 100 + place + 1), id, ingredientId(name), grams]);
  }
  for (const [index, it] of TEAM.entries())
    rows.add("team_members", [
      idOf("team_members", 0, index + 1),
      it.name,
      it.role,
      it.position,
      it.email,
      it.hourlyCents,
    ]);
}

function writeSuppliers(rows: Rows, shop: Shop): void {
  const ids = new Map(shop.suppliers.map((it, index) => [it.name, idOf("suppliers", 0, index + 1)]));
  for (const it of shop.suppliers) {
    const days = it.deliversOn.map((day) => WEEKDAYS[day]).join(", ");
    rows.add("suppliers", [
      ids.get(it.name) ?? null,
      it.name,
      it.sells,
      it.cif,
      it.iban,
      it.email,
      it.leadDays,
      days,
      it.minimumCents,
      it.paymentDays,
    ]);
  }
  for (const it of shop.ingredients)
    rows.add("ingredients", [
      ingredientId(it.name),
      it.name,
      it.centsPerKg,
      ids.get(it.supplier) ?? null,
      it.allergens.join(" "),
      it.coverDays,
    ]);
}
