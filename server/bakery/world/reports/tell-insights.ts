import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import type { ShopProduct } from "../model/shop.ts";
import { leftOf, lostOf, MONTH_DAYS, type Month, most, soldOf } from "../rules/month.ts";
import { dailyUse } from "../rules/pantry.ts";
import { priceIn, type World } from "../state/world.ts";

/** What the last four weeks say, told once a week. */
interface Insight {
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly valueCents: number | null;
  readonly screen: string;
  readonly product?: ShopProduct | undefined;
}

/** @param months of every product, all shops together */
export function insightsOf(world: World, months: readonly Month[], date: string): Insight[] {
  if (months.every((it) => it.days.length === 0)) return [];
  return [
    bestSeller(world, months),
    weekend(world, months),
    leftOver(world, months, date),
    ranOut(world, months),
    wellForecast(world, months),
    badlyForecast(world, months),
    slowSeller(world, months),
    sundayFavourite(world, months),
    flourBill(world, date),
    dearestWaste(world, months, date),
  ].filter((it) => it !== undefined && (it.valueCents === null || it.valueCents >= WORTH_CENTS)) as Insight[];
}

/** Less is no news. */
const WORTH_CENTS = 100;
const PIECES = [
  ["pieza", "piezas"],
  ["piece", "pieces"],
] as const;

/** What is delivered to businesses is not among the figures, and is not meant. */
const overTheCounter = ({ bakery, texts }: World): string =>
  bakery.configuration.wholesaleCustomers > 0
    ? texts.say(", sin contar el reparto a negocios", ", without what is delivered to businesses")
    : "";

type Tell = (world: World, months: readonly Month[]) => Insight | undefined;

const bestSeller: Tell = (world, months) => {
  const { texts } = world;
  const best = most(months, soldOf);
  if (!best) return undefined;
  const share = texts.percent(soldOf(best) / months.reduce((sum, it) => sum + soldOf(it), 0));
  const name = texts.name(best.product);
  return {
    kind: "best_seller",
    title: texts.say(`Lo que más se vende: ${name}`, `Best seller: ${name}`),
    detail: texts.say(
      `Es el ${share} de las piezas de las últimas cuatro semanas${overTheCounter(world)}.`,
      `It is ${share} of the pieces of the last four weeks${overTheCounter(world)}.`,
    ),
    valueCents: soldOf(best) * best.priceCents,
    screen: "sales",
    product: best.product,
  };
};

/** Pieces on a mean day of those wanted; undefined where there was none. */
function piecesBy(months: readonly Month[], wanted: (day: ShopDay) => boolean): number | undefined {
  const dates = new Map<string, number>();
  for (const day of months.flatMap((it) => it.days))
    if (wanted(day.day)) dates.set(day.date, (dates.get(day.date) ?? 0) + day.sold);
  return dates.size === 0 ? undefined : [...dates.values()].reduce((sum, it) => sum + it, 0) / dates.size;
}

const weekend: Tell = (world, months) => {
  const { texts } = world;
  const [ends, days] = [piecesBy(months, (it) => it.weekday >= 5), piecesBy(months, (it) => it.weekday < 5)];
  if (!ends || !days) return undefined;
  const uplift = ends / days - 1;
  const size = texts.percent(Math.abs(uplift));
  const [more, moreEn] = uplift < 0 ? ["menos", "fewer"] : ["más", "more"];
  return {
    kind: "weekend_uplift",
    title: texts.say(
      `El fin de semana se vende un ${size} ${more} de piezas`,
      `Weekends sell ${size} ${moreEn} pieces`,
    ),
    detail: texts.say(
      `Por día abierto, frente a la media de lunes a viernes${overTheCounter(world)}.`,
      `A day that is open, against the mean of Monday to Friday${overTheCounter(world)}.`,
    ),
    valueCents: null,
    screen: "sales",
  };
};

/** Of four weeks, at the price of each day; as the waste screen has it of its days. */
function leftOver({ texts }: World, months: readonly Month[], date: string): Insight {
  const cents = months.reduce((sum, it) => sum + it.days.reduce((all, one) => all + one.left * one.priceCents, 0), 0);
  const pieces = texts.count(
    months.reduce((sum, it) => sum + leftOf(it), 0),
    ...PIECES,
  );
  const [from, to] = [texts.day(addDays(date, 1 - MONTH_DAYS)), texts.day(date)];
  return {
    kind: "waste_value",
    title: texts.say(
      `Sobran ${texts.euros(cents)} en cuatro semanas, a precio de venta`,
      `${texts.euros(cents)} are left over in four weeks, at shop prices`,
    ),
    detail: texts.say(
      `Del ${from} al ${to}: ${pieces}, entre lo donado y lo tirado.`,
      `From ${from} to ${to}: ${pieces}, given or thrown away.`,
    ),
    valueCents: cents,
    screen: "inventory",
  };
}

const datesOf = (days: Month["days"]): number => new Set(days.map((it) => it.date)).size;

const ranOut: Tell = ({ texts, shops }, months) => {
  const worst = most(months, lostOf);
  if (!worst || lostOf(worst) === 0) return undefined;
  const out = datesOf(worst.days.filter((it) => it.soldOut));
  const days = texts.count(out, ["día", "días"], ["day", "days"]);
  const of = datesOf(worst.days);
  const name = texts.name(worst.product);
  const cents = Math.round(lostOf(worst));
  const [somewhere, somewhereEn] = shops.length > 1 ? [" en alguna tienda", " in some shop"] : ["", ""];
  return {
    kind: "sold_out_opportunity",
    title: texts.say(
      `${name} se agotó${somewhere} ${days} de ${of}`,
      `${name} ran out${somewhereEn} on ${days} of ${of}`,
    ),
    detail: texts.say(
      `Calculamos que se habrían vendido unos ${texts.euros(cents)} más, a una hora o más del cierre.`,
      `We reckon that some ${texts.euros(cents)} more would have been sold; an hour or more before closing.`,
    ),
    valueCents: cents,
    screen: "production",
    product: worst.product,
  };
};

/** Weighted absolute percentage error of the day-ahead forecasts. */
const wapeOf = (month: Month): number => {
  const demand = month.days.reduce((sum, one) => sum + one.demand, 0);
  return demand === 0 ? 1 : month.days.reduce((sum, one) => sum + Math.abs(one.predicted - one.demand), 0) / demand;
};

const wellForecast: Tell = ({ texts }, months) => {
  const best = most(
    months.filter((it) => soldOf(it) > MONTH_DAYS),
    (it) => -wapeOf(it),
  );
  if (!best) return undefined;
  const right = texts.percent(1 - wapeOf(best));
  return {
    kind: "forecast_best",
    title: texts.say(`Previsión más fina: ${texts.name(best.product)}`, `Best forecast: ${texts.name(best.product)}`),
    detail: texts.say(`Acierta un ${right} de un día para otro.`, `${right} right from one day to the next.`),
    valueCents: null,
    screen: "forecasting",
    product: best.product,
  };
};

const badlyForecast: Tell = ({ texts }, months) => {
  const worst = most(
    months.filter((it) => it.product.isBaked && soldOf(it) > 0 && it.product.season === undefined),
    wapeOf,
  );
  if (!worst) return undefined;
  const error = texts.percent(wapeOf(worst));
  return {
    kind: "forecast_worst",
    title: texts.say(
      `Difícil de prever: ${texts.name(worst.product)}`,
      `Hard to forecast: ${texts.name(worst.product)}`,
    ),
    detail: texts.say(
      `El error medio es del ${error}; mejor hacerlo por encargo.`,
      `The mean error is ${error}; better made to order.`,
    ),
    valueCents: null,
    screen: "forecasting",
    product: worst.product,
  };
};

const slowSeller: Tell = ({ texts }, months) => {
  const slow = most(
    months.filter((it) => it.product.isBaked && it.product.season === undefined && it.days.length > 0),
    (it) => -soldOf(it),
  );
  if (!slow) return undefined;
  const daily = texts.count(soldOf(slow) / Math.max(1, datesOf(slow.days)), ...PIECES);
  return {
    kind: "slow_seller",
    title: texts.say(
      `Lo que menos se mueve: ${texts.name(slow.product)}`,
      `Slowest seller: ${texts.name(slow.product)}`,
    ),
    detail: texts.say(`De media, ${daily} al día.`, `On average ${daily} a day.`),
    valueCents: null,
    screen: "sales",
    product: slow.product,
  };
};

const SWEET = new Set(["viennoiserie", "cakes"]);

const sundayShare = (month: Month): number =>
  month.days.reduce((sum, one) => sum + (one.day.weekday === 6 ? one.sold : 0), 0) / Math.max(1, soldOf(month));

const sundayFavourite: Tell = ({ texts }, months) => {
  const best = most(
    months.filter(
      (it) => SWEET.has(it.product.category) && soldOf(it) >= MONTH_DAYS && it.product.season === undefined,
    ),
    sundayShare,
  );
  if (!best || sundayShare(best) === 0) return undefined;
  const share = texts.percent(sundayShare(best));
  return {
    kind: "sunday_favourite",
    title: texts.say(
      `El dulce del domingo: ${texts.name(best.product)}`,
      `Sunday's favourite: ${texts.name(best.product)}`,
    ),
    detail: texts.say(
      `De lo que se vende en la semana, el ${share} es en domingo.`,
      `Of what is sold in a week, ${share} is on Sunday.`,
    ),
    valueCents: null,
    screen: "sales",
    product: best.product,
  };
};

function flourBill(world: World, date: string): Insight {
  const { texts, bakehouse } = world;
  const bill = [...bakehouse.pantry.values()]
    .map((it) => ({ it, cents: (dailyUse(it) * 30 * priceIn(world, it.ingredient)(date)) / 1_000 }))
    .sort((one, other) => other.cents - one.cents);
  const [top] = bill;
  const all = bill.reduce((sum, one) => sum + one.cents, 0);
  const name = top ? texts.name(top.it.ingredient) : "";
  const cents = Math.round(top?.cents ?? 0);
  return {
    kind: "ingredient_bill",
    title: texts.say(`Lo que más pesa en la compra: ${name}`, `Biggest on the shopping bill: ${name}`),
    detail: texts.say(
      `${texts.euros(cents)} al mes, el ${texts.percent(cents / all)} de lo que cuestan los ingredientes.`,
      `${texts.euros(cents)} a month, ${texts.percent(cents / all)} of what ingredients cost.`,
    ),
    valueCents: cents,
    screen: "suppliers",
  };
}

/** What half of the dearest surplus costs to make: what is not baked saves its ingredients, not its price. */
function dearestWaste(world: World, months: readonly Month[], date: string): Insight | undefined {
  const { texts, bakery } = world;
  const price = new Map(bakery.ingredients.map((it) => [it.name, priceIn(world, it)(date)]));
  const costOf = ({ product }: Month): number =>
    [...product.recipe].reduce((sum, [name, grams]) => sum + (grams * (price.get(name) ?? 0)) / 1_000, 0);
  const worst = most(months, (it) => leftOf(it) * costOf(it));
  if (!worst || leftOf(worst) === 0) return undefined;
  const saving = Math.round((leftOf(worst) * costOf(worst)) / 2);
  const pieces = texts.count(leftOf(worst), ...PIECES);
  return {
    kind: "waste_saving",
    title: texts.say(`Ahorra en ${texts.name(worst.product)}`, `Save on ${texts.name(worst.product)}`),
    detail: texts.say(
      `En cuatro semanas sobraron ${pieces}; la mitad menos ahorra ${texts.euros(saving)} en ingredientes.`,
      `In four weeks ${pieces} were left over; half of that saves ${texts.euros(saving)} of ingredients.`,
    ),
    valueCents: saving,
    screen: "inventory",
    product: worst.product,
  };
}
