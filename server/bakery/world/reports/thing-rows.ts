import { thingId } from "../model/ids.ts";
import { WRAPPING } from "../model/ingredients.ts";
import { ingredientId, locationId, memberId, productId, supplierId } from "../model/thing-ids.ts";
import { listPrice, priceOf } from "../rules/purchasing.ts";
import type { World } from "../state/world.ts";

/** What is there all the time: the shops, their catalogue, recipes, people, customers, and who delivers. As they are on a date. */
export function writeThings(world: World, date: string): void {
  writePlaces(world);
  writeSuppliers(world, date);
  writeCatalogue(world);
  writePeople(world);
  writeCustomers(world);
}

function writePlaces({ bakery, journal, texts }: World): void {
  for (const it of bakery.places)
    journal.add("locations", {
      id: locationId(it),
      name: texts.name(it),
      address: it.address,
      postcode: it.postcode,
      time_zone: bakery.calendar.timeZone,
      sells: it.sells,
      bakes: it.bakes,
    });
}

function writeSuppliers({ bakery, journal, seed, texts }: World, date: string): void {
  for (const it of bakery.suppliers)
    journal.add("suppliers", {
      id: supplierId(it),
      name: it.name,
      sells: texts.say(it.sells, it.sellsEn),
      cif: it.cif,
      iban: it.iban,
      email: it.email,
      lead_days: it.leadDays,
      delivers_on: it.deliversOn.join(" "),
      minimum_cents: it.minimumCents,
      payment_days: it.paymentDays,
    });
  for (const it of bakery.ingredients) {
    const supplier = bakery.suppliers.find((one) => one.name === it.supplier);
    if (!supplier) throw new Error(`nobody sells ${it.name}`);
    journal.add("ingredients", {
      id: ingredientId(it.name),
      name: texts.name(it),
      cents_per_kg: priceOf(supplier, listPrice(seed, it, date)),
      supplier_id: supplierId(supplier),
      allergens: it.allergens.join(" "),
      cover_days: it.coverDays,
      shelf_days: it.shelfDays,
      is_food: it.name !== WRAPPING,
    });
  }
}

function writeCatalogue({ bakery, journal, texts, prices }: World): void {
  for (const it of bakery.products) {
    journal.add("products", {
      id: productId(it),
      sku: it.sku,
      name: texts.name(it),
      category: it.category,
      price_cents: prices.get(it) ?? it.priceCents,
      vat_percent: it.vatPercent,
      shelf_life_hours: it.shelfLifeHours,
      is_baked: it.isBaked,
      allergens: it.allergens.join(" "),
      season: it.season ?? null,
    });
    for (const [place, [name, grams]] of [...it.recipe].entries())
      journal.add("recipe_lines", {
        id: thingId("recipe_lines", it.index * 100 + place + 1),
        product_id: productId(it),
        ingredient_id: ingredientId(name),
        grams,
      });
  }
}

function writePeople({ team, journal, texts }: World): void {
  for (const it of team)
    journal.add("team_members", {
      id: memberId(it),
      name: it.name,
      role: it.role,
      position: texts.say(it.position, it.positionEn),
      email: it.email,
      hourly_cents: it.hourlyCents,
      location_id: locationId(it.place),
    });
}

function writeCustomers({ customers, journal, shops }: World): void {
  const [first] = shops;
  if (!first) return;
  let ordinal = 0;
  for (const it of customers) {
    const id = thingId("customers", it.index);
    journal.add("customers", { id, name: it.name, cif: it.cif, address: it.address, email: it.email });
    for (const { product, units } of it.orders) {
      ordinal += 1;
      journal.add("standing_orders", {
        id: thingId("standing_orders", ordinal),
        customer_id: id,
        product_id: productId(product),
        location_id: locationId(first.place),
        weekdays: it.weekdays.join(" "),
        units,
      });
    }
  }
}
