import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { ingredientId, locationId, productId } from "../model/thing-ids.ts";
import { dailyUse, onHand, type Stock } from "../rules/pantry.ts";
import { listPrice, type Order, type OrderLine } from "../rules/purchasing.ts";
import type { AlertText, OpenAlert, World } from "../state/world.ts";
import { LATE_SECONDS } from "../steps/measure-day.ts";

/** When somebody looks around for what needs doing, in minutes of the day; and once more in the evening. */
export const LOOKS = [7 * 60, 9 * 60 + 15, 11 * 60 + 30, 14 * 60, 17 * 60] as const;

/** Opens an alert for whatever needs doing now, and closes those that are solved. */
export function refreshAlerts(world: World, day: ShopDay, second: number): void {
  const now = world.bakery.calendar.at(day.date, second / 60);
  const rows = [
    ...runningLow(world, day),
    ...expiring(world, day),
    ...late(world, day, second),
    ...(second < day.closes * 60 ? soldOut(world, day) : []),
    ...ahead(world, day),
    ...dearer(world, day),
  ];
  const found = new Map(rows.map((it) => [alertKey(it), it]));
  for (const [key, open] of [...world.alerts]) {
    if (found.has(key)) continue;
    writeAlert(world, open, now);
    world.alerts.delete(key);
  }
  for (const [key, row] of found)
    if (!world.alerts.has(key))
      world.alerts.set(key, { id: world.journal.id("alerts", day.date), validFrom: now, row });
}

export function writeAlert({ journal }: World, { id, validFrom, row }: OpenAlert, validTo: Date | null): void {
  journal.add("alerts", {
    id,
    location_id: row.locationId,
    kind: row.kind,
    severity: row.severity,
    title: row.title,
    detail: row.detail,
    screen: row.screen,
    entity_table: row.entityTable,
    entity_id: row.entityId,
    valid_from: validFrom,
    valid_to: validTo,
  });
}

/** Tells one alert from another: the same thing said of the same thing. */
export const alertKey = ({ kind, severity, locationId, entityId, title }: AlertText): string =>
  [kind, severity, locationId, entityId, title].join(" ");

const here = (world: World): string => locationId(world.bakehouse.place);

const LOW_DAYS = 1.6;
const URGENT_DAYS = 0.8;

function runningLow(world: World, { date }: ShopDay): AlertText[] {
  const { texts, bakehouse } = world;
  return [...bakehouse.pantry.values()].flatMap((stock): AlertText[] => {
    const days = onHand(stock) / dailyUse(stock);
    if (days >= LOW_DAYS || dailyUse(stock) < 20) return [];
    const name = texts.name(stock.ingredient);
    const coming = bakehouse.orders.find((it) => it.lines.some((line) => line.ingredient === stock.ingredient));
    const next = nextOf(world, coming);
    const isUrgent = days < URGENT_DAYS && coming?.expectedOn !== date;
    const left = `${texts.kilograms(onHand(stock))}, ${texts.number(days)}`;
    return [
      {
        locationId: here(world),
        kind: "low_stock",
        severity: isUrgent ? "urgent" : "warning",
        title: texts.say(`Queda poco: ${name}`, `Running low: ${name}`),
        detail: `${texts.say(`Quedan ${left} días de consumo.`, `${left} days of use are left.`)} ${next}`,
        screen: "inventory",
        entityTable: "ingredients",
        entityId: ingredientId(stock.ingredient.name),
      },
    ];
  });
}

/** When more is due: said once, and true on the day after, too. */
function nextOf({ texts }: World, coming: Order | undefined): string {
  if (!coming) return texts.say("No hay pedido en camino.", "Nothing is on order.");
  const day = texts.day(coming.expectedOn);
  return texts.say(`Hay un pedido para el ${day}.`, `An order is due on ${day}.`);
}

const WORTH_GRAMS = 250;

/** What today's and tomorrow's use will not finish before its date. */
function expiring(world: World, { date }: ShopDay): AlertText[] {
  return [...world.bakehouse.pantry.values()].flatMap((stock): AlertText[] =>
    stock.lots
      .filter((lot) => lot.expiresOn <= addDays(date, 1) && lot.grams >= WORTH_GRAMS)
      .map((lot) => {
        const isToday = lot.expiresOn === date;
        const { texts } = world;
        const name = texts.name(stock.ingredient);
        const amount = texts.kilograms(lot.grams);
        return {
          locationId: here(world),
          kind: "lot_expiring",
          severity: isToday ? ("urgent" as const) : ("warning" as const),
          title: texts.say(
            `${isToday ? "Caduca hoy" : "Caduca mañana"}: ${name}`,
            `${isToday ? "Expires today" : "Expires tomorrow"}: ${name}`,
          ),
          detail: texts.say(
            `Quedan ${amount} de ese lote; úsalo antes que los demás.`,
            `${amount} of that lot are left; use it before the others.`,
          ),
          screen: "inventory",
          entityTable: "lots",
          entityId: lot.id,
        };
      }),
  );
}

/** A round comes before this minute, or it is late. */
const EXPECTED_BY = 9 * 3_600;

function late(world: World, { date }: ShopDay, second: number): AlertText[] {
  const { texts } = world;
  return world.bakehouse.orders
    .filter((it) => it.expectedOn < date || (it.expectedOn === date && second > EXPECTED_BY))
    .map((order) => ({
      locationId: here(world),
      kind: "late_delivery",
      severity:
        order.expectedOn <= addDays(date, -OVERDUE_DAYS) || endangers(world, order.lines)
          ? ("urgent" as const)
          : ("warning" as const),
      title: texts.say(`Entrega con retraso: ${order.supplier.name}`, `Late delivery: ${order.supplier.name}`),
      detail: texts.say(
        `El pedido ${order.number} se esperaba el ${texts.day(order.expectedOn)}.`,
        `Order ${order.number} was expected on ${texts.day(order.expectedOn)}.`,
      ),
      screen: "suppliers",
      entityTable: "purchase_orders",
      entityId: order.id,
    }));
}

const OVERDUE_DAYS = 2;

const endangers = ({ bakehouse }: World, lines: readonly OrderLine[]): boolean =>
  lines.some((line) => {
    const stock: Stock | undefined = bakehouse.pantry.get(line.ingredient.name);
    return stock !== undefined && onHand(stock) < dailyUse(stock) * 2;
  });

function soldOut(world: World, day: ShopDay): AlertText[] {
  const { texts } = world;
  return world.shops.flatMap(({ place, today }) =>
    [...today.soldOutAt]
      // Of a speciality one or two are baked out of season: that they are sold is no news.
      .filter(([product, at]) => at < day.closes * 60 - LATE_SECONDS && product.season === undefined)
      .map(([product, at]) => {
        const minute = Math.floor(at / 60);
        const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const name = texts.name(product);
        return {
          locationId: locationId(place),
          kind: "sold_out",
          severity: "info" as const,
          title: texts.say(`Agotado: ${name}`, `Sold out: ${name}`),
          detail: texts.say(`Se vendió la última pieza a las ${time}.`, `The last piece was sold at ${time}.`),
          screen: "production",
          entityTable: "products",
          entityId: productId(product),
        };
      }),
  );
}

const AHEAD_DAYS = 4;

function ahead(world: World, { date }: ShopDay): AlertText[] {
  const { texts, bakery } = world;
  return Array.from({ length: AHEAD_DAYS }, (_, days) => bakery.calendar.day(addDays(date, days + 1)))
    .filter((it) => it.holiday !== undefined)
    .map((holiday) => ({
      locationId: here(world),
      kind: "holiday_ahead",
      severity: "info",
      title: texts.say(`Se acerca un festivo: ${holiday.holiday}`, `A holiday is coming: ${holiday.holiday}`),
      detail: holiday.isOpen
        ? texts.say(
            `El ${texts.day(holiday.date)} se vende menos pan y más dulce, con horario corto.`,
            `On ${texts.day(holiday.date)} less bread and more pastry is sold, in short hours.`,
          )
        : texts.say(`El ${texts.day(holiday.date)} está cerrado.`, `Closed on ${texts.day(holiday.date)}.`),
      screen: "forecasting",
      entityTable: "locations",
      entityId: here(world),
    }));
}

const NOTICED_RISE = 0.025;
const NOTICED_DAYS = 7;

function dearer(world: World, { date }: ShopDay): AlertText[] {
  if (Number(date.slice(8)) > NOTICED_DAYS) return [];
  const { texts, seed, bakehouse } = world;
  const before = addDays(date, -Number(date.slice(8)));
  return [...bakehouse.pantry.values()].flatMap((stock): AlertText[] => {
    const [was, is] = [listPrice(seed, stock.ingredient, before), listPrice(seed, stock.ingredient, date)];
    const rise = is / was - 1;
    if (rise < NOTICED_RISE) return [];
    const name = texts.name(stock.ingredient);
    const monthly = Math.round((dailyUse(stock) * 30 * (is - was)) / 1_000);
    return [
      {
        locationId: here(world),
        kind: "price_rise",
        severity: "info",
        title: texts.say(
          `Sube de precio: ${name} (+${texts.percent(rise)})`,
          `Price rise: ${name} (+${texts.percent(rise)})`,
        ),
        detail: texts.say(
          `Son ${texts.euros(monthly)} más al mes con el consumo actual.`,
          `That is ${texts.euros(monthly)} more a month at today's use.`,
        ),
        screen: "suppliers",
        entityTable: "ingredients",
        entityId: ingredientId(stock.ingredient.name),
      },
    ];
  });
}
