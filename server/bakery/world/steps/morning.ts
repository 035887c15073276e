import type { ShopDay } from "../model/calendar.ts";
import { addDays, weekday } from "../model/day.ts";
import { nextWeek, ROTA_WEEKDAY, type Shift, shiftsOf } from "../model/team.ts";
import { ingredientId, locationId, memberId, productId, supplierId } from "../model/thing-ids.ts";
import { listPrice, priceOf } from "../rules/purchasing.ts";
import { onTurn, revised } from "../rules/shelf-price.ts";
import { weatherOf } from "../rules/weather.ts";
import type { World } from "../state/world.ts";

const ROTA_MINUTE = 12 * 60;

/** What a day begins with: the weather, and on their days new prices. */
export function morning(world: World, day: ShopDay, second: number): void {
  writeWeather(world, day, second);
  if (day.weekday === 0) revisePrice(world, day, second);
}

function writeWeather({ journal, bakery, seed }: World, { date }: ShopDay, second: number): void {
  const { condition, maxCelsius, rainMillimetres } = weatherOf(seed, date);
  journal.add("weather_days", {
    id: journal.id("weather_days", date),
    day_on: date,
    condition,
    max_celsius: maxCelsius,
    rain_millimetres: rainMillimetres,
    observed_at: bakery.calendar.at(date, second / 60),
  });
}

/** Products take turns, and what a person priced is left alone. A prospect's own list is what prices rise to, and no further. */
function revisePrice(world: World, { date }: ShopDay, second: number): void {
  const { bakery, prices, seed, journal } = world;
  const { revisionWeeks, products: list } = bakery.configuration;
  const product = onTurn(bakery.products, date, revisionWeeks, seed);
  if (!product || world.pricedByPerson.has(product) || world.retired.has(product)) return;
  const price = revised(product, prices.get(product) ?? product.priceCents, { seed, date, hasList: list.length > 0 });
  if (price === undefined) return;
  prices.set(product, price);
  journal.add("price_revisions", {
    id: journal.id("price_revisions", date),
    product_id: productId(product),
    price_cents: price,
    valid_from: bakery.calendar.at(date, second / 60),
    set_by: "list",
  });
}

/** The lists of a month are out on its first day. */
export function writeListPrices({ journal, bakery, seed }: World, date: string): void {
  for (const ingredient of bakery.ingredients) {
    const supplier = bakery.suppliers.find((it) => it.name === ingredient.supplier);
    if (!supplier) continue;
    journal.add("supplier_prices", {
      id: journal.id("supplier_prices", date),
      supplier_id: supplierId(supplier),
      ingredient_id: ingredientId(ingredient.name),
      cents_per_kg: priceOf(supplier, listPrice(seed, ingredient, date)),
      valid_from: bakery.calendar.at(date, 0),
    });
  }
}

/** On Friday at noon the next week's rota is out. */
export function publishRota(world: World, { date }: ShopDay): void {
  if (weekday(date) !== ROTA_WEEKDAY) return;
  const publishedAt = world.bakery.calendar.at(date, ROTA_MINUTE);
  for (const day of nextWeek(date)) writeShifts(world, day, publishedAt);
}

export const ROTA_SECOND = ROTA_MINUTE * 60;

/** The rotas that were out before a day, as far as they reach beyond it. */
export function writeCurrentRota(world: World, from: string): void {
  const monday = addDays(from, -weekday(from));
  const friday = addDays(monday, ROTA_WEEKDAY);
  const weeks = from > friday ? [monday, addDays(monday, 7)] : [monday];
  for (const start of weeks) {
    const publishedAt = world.bakery.calendar.at(addDays(start, ROTA_WEEKDAY - 7), ROTA_MINUTE);
    for (let day = 0; day < 7; day += 1) {
      const date = addDays(start, day);
      if (date >= from) writeShifts(world, date, publishedAt);
    }
  }
}

function writeShifts(world: World, date: string, publishedAt: Date): void {
  for (const shift of shiftsOf(world.team, world.bakery.calendar, date)) writeShift(world, shift, publishedAt);
}

function writeShift({ journal, bakery }: World, { member, date, from, to }: Shift, publishedAt: Date): void {
  journal.add("shifts", {
    id: journal.id("shifts", date),
    team_member_id: memberId(member),
    location_id: locationId(member.place),
    shift_on: date,
    starts_at: bakery.calendar.at(date, from),
    ends_at: bakery.calendar.at(date, to),
    published_at: publishedAt,
  });
}
