import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { ingredientId, locationId, productId } from "../model/thing-ids.ts";
import { dailyUse, onHand, type Stock } from "../rules/pantry.ts";
import type { Order, OrderLine } from "../rules/purchasing.ts";
import { type AlertText, priceIn, type World } from "../state/world.ts";
import { LATE_SECONDS } from "../steps/measure-day.ts";

/* What needs doing, in words: each as the world stands now. */

/** A round comes before this minute, or it is late. */
export const EXPECTED_BY = 9 * 60;

const here = (world: World): string => locationId(world.bakehouse.place);

const LOW_DAYS = 1.6;
const URGENT_DAYS = 0.8;

export function runningLow(world: World, { date }: ShopDay, second: number): AlertText[] {
  const { texts, bakehouse } = world;
  return [...bakehouse.pantry.values()].flatMap((stock): AlertText[] => {
    const days = onHand(stock) / dailyUse(stock);
    if (days >= LOW_DAYS || dailyUse(stock) < 20) return [];
    const name = texts.name(stock.ingredient);
    const coming = nextWith(bakehouse.orders, stock);
    const isUrgent = days < URGENT_DAYS && coming?.expectedOn !== date;
    return [
      {
        locationId: here(world),
        kind: "low_stock",
        severity: isUrgent ? "urgent" : "warning",
        title: texts.say(`Queda poco: ${name}`, `Running low: ${name}`),
        detail: `${leftOf(world, onHand(stock), days)} ${dueOf(world, coming, date, second)}`,
        screen: "inventory",
        entityTable: "ingredients",
        entityId: ingredientId(stock.ingredient.name),
      },
    ];
  });
}

function leftOf({ texts }: World, grams: number, days: number): string {
  if (grams === 0) return texts.say("No queda nada.", "None is left.");
  const lasting = texts.count(days, ["día", "días"], ["day", "days"]);
  return texts.say(
    `En la despensa: ${texts.kilograms(grams)}, ${lasting} de consumo.`,
    `In the larder: ${texts.kilograms(grams)}, ${lasting} of use.`,
  );
}

/** The one that is expected first. */
const nextWith = (orders: readonly Order[], { ingredient }: Stock): Order | undefined =>
  orders
    .filter((it) => it.lines.some((line) => line.ingredient === ingredient))
    .toSorted((one, other) => (one.expectedOn < other.expectedOn ? -1 : 1))[0];

const isLate = ({ expectedOn }: Order, date: string, second: number): boolean =>
  expectedOn < date || (expectedOn === date && second >= EXPECTED_BY * 60);

/** When more is due. */
function dueOf({ texts }: World, coming: Order | undefined, date: string, second: number): string {
  if (!coming) return texts.say("No hay pedido en camino.", "Nothing is on order.");
  const day = texts.day(coming.expectedOn);
  if (isLate(coming, date, second))
    return texts.say(
      `El pedido se esperaba el ${day} y no ha llegado.`,
      `The order was expected on ${day} and has not come.`,
    );
  if (coming.expectedOn === date) return texts.say("Hay un pedido para hoy.", "An order is due today.");
  return texts.say(`Hay un pedido para el ${day}.`, `An order is due on ${day}.`);
}

const WORTH_GRAMS = 250;

/** What today's and tomorrow's use will not finish before its date. */
export function expiring(world: World, { date }: ShopDay): AlertText[] {
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
            `De ese lote hay ${amount}; úsalo antes que los demás.`,
            `There is ${amount} of that lot; use it before the others.`,
          ),
          screen: "inventory",
          entityTable: "lots",
          entityId: lot.id,
        };
      }),
  );
}

export function late(world: World, { date }: ShopDay, second: number): AlertText[] {
  const { texts } = world;
  return world.bakehouse.orders
    .filter((it) => isLate(it, date, second))
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

export const SOLD_OUT = "sold_out";

export function soldOut(world: World, day: ShopDay): AlertText[] {
  const { texts } = world;
  return world.shops.flatMap(({ place, today }) =>
    [...today.soldOutAt]
      // Of a speciality one or two are baked out of season: that they are sold is no news.
      .filter(([product, at]) => at < day.closes * 60 - LATE_SECONDS && product.season === undefined)
      .map(([product, at]) => {
        const time = clock(Math.floor(at / 60));
        const name = texts.name(product);
        return {
          locationId: locationId(place),
          kind: SOLD_OUT,
          severity: "info" as const,
          title: texts.say(`Agotado: ${name}`, `Sold out: ${name}`),
          detail: texts.say(`Se vendió la última pieza a las ${time}.`, `The last piece was sold at ${time}.`),
          screen: "production",
          entityTable: "products",
          entityId: productId(product),
          since: at,
        };
      }),
  );
}

/** `07:05`. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const AHEAD_DAYS = 4;

export function ahead(world: World, { date }: ShopDay): AlertText[] {
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
            `El ${texts.day(holiday.date)} se abre de ${clock(holiday.opens)} a ${clock(holiday.closes)}.`,
            `Open from ${clock(holiday.opens)} to ${clock(holiday.closes)} on ${texts.day(holiday.date)}.`,
          )
        : texts.say(`El ${texts.day(holiday.date)} está cerrado.`, `Closed on ${texts.day(holiday.date)}.`),
      screen: "forecasting",
      entityTable: "locations",
      entityId: here(world),
    }));
}

const NOTICED_RISE = 0.025;
/** Less a month is no news. */
const WORTH_CENTS = 100;
const NOTICED_DAYS = 7;

export function dearer(world: World, { date }: ShopDay): AlertText[] {
  if (Number(date.slice(8)) > NOTICED_DAYS) return [];
  const { texts, bakehouse } = world;
  const before = addDays(date, -Number(date.slice(8)));
  return [...bakehouse.pantry.values()].flatMap((stock): AlertText[] => {
    const priceOn = priceIn(world, stock.ingredient);
    const [was, is] = [priceOn(before), priceOn(date)];
    const rise = is / was - 1;
    const monthly = Math.round((dailyUse(stock) * 30 * (is - was)) / 1_000);
    if (rise < NOTICED_RISE || monthly < WORTH_CENTS) return [];
    const name = texts.name(stock.ingredient);
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
