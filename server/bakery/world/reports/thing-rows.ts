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
  for (const place of bakery.places)
    journal.add("locations", {
      id: locationId(place),
      name: texts.name(place),
      address: place.address,
      postcode: place.postcode,
      time_zone: bakery.calendar.timeZone,
      sells: place.sells,
      bakes: place.bakes,
      tax_name: bakery.tax.name,
      served_tax_percent: bakery.tax.served,
    });
}

function writeSuppliers({ bakery, journal, seed, texts }: World, date: string): void {
  for (const supplier of bakery.suppliers)
    journal.add("suppliers", {
      id: supplierId(supplier),
      name: supplier.name,
      sells: texts.say(supplier.sells, supplier.sellsEn),
      cif: supplier.cif,
      iban: supplier.iban,
      email: supplier.email,
      lead_days: supplier.leadDays,
      delivers_on: supplier.deliversOn.join(" "),
      minimum_cents: supplier.minimumCents,
      payment_days: supplier.paymentDays,
    });
  for (const ingredient of bakery.ingredients) {
    const supplier = bakery.suppliers.find((one) => one.name === ingredient.supplier);
    if (!supplier) throw new Error(`nobody sells ${ingredient.name}`);
    journal.add("ingredients", {
      id: ingredientId(ingredient.name),
      name: texts.name(ingredient),
      cents_per_kg: priceOf(supplier, listPrice(seed, ingredient, date)),
      supplier_id: supplierId(supplier),
      allergens: ingredient.allergens.join(" "),
      cover_days: ingredient.coverDays,
      shelf_days: ingredient.shelfDays,
      is_food: ingredient.name !== WRAPPING,
    });
  }
}

function writeCatalogue({ bakery, journal, texts, prices }: World): void {
  for (const product of bakery.products) {
    journal.add("products", {
      id: productId(product),
      sku: product.sku,
      name: texts.name(product),
      category: product.category,
      price_cents: prices.get(product) ?? product.priceCents,
      vat_percent: product.vatPercent,
      shelf_life_hours: product.shelfLifeHours,
      is_baked: product.isBaked,
      allergens: product.allergens.join(" "),
      season: product.season ?? null,
      // A recipe that was guessed by a name says nothing that one could answer for.
      allergens_checked: bakery.configuration.products.length === 0,
    });
    for (const [place, [name, grams]] of [...product.recipe].entries())
      journal.add("recipe_lines", {
        id: thingId("recipe_lines", product.index * 100 + place + 1),
        product_id: productId(product),
        ingredient_id: ingredientId(name),
        grams,
      });
  }
}

function writePeople({ team, journal, texts }: World): void {
  for (const person of team)
    journal.add("team_members", {
      id: memberId(person),
      name: person.name,
      role: person.role,
      position: texts.say(person.position, person.positionEn),
      email: person.email,
      hourly_cents: person.hourlyCents,
      location_id: locationId(person.place),
    });
}

function writeCustomers({ customers, journal, shops }: World): void {
  const [first] = shops;
  if (!first) return;
  let ordinal = 0;
  for (const customer of customers) {
    const id = thingId("customers", customer.index);
    journal.add("customers", {
      id,
      name: customer.name,
      cif: customer.cif,
      address: customer.address,
      email: customer.email,
    });
    for (const { product, units } of customer.orders) {
      ordinal += 1;
      journal.add("standing_orders", {
        id: thingId("standing_orders", ordinal),
        customer_id: id,
        product_id: productId(product),
        location_id: locationId(first.place),
        weekdays: customer.weekdays.join(" "),
        units,
      });
    }
  }
}
