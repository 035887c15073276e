import type { ShopDay } from "../model/calendar.ts";
import { lostOf, MONTH_DAYS, type Month, most, soldOf } from "../rules/month.ts";
import type { World } from "../state/world.ts";
import { dearestWaste, flourBill, type Insight, leftOver, PIECES } from "./tell-costs.ts";

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

const hundredth = (month: Month): number => Math.round(100 * wapeOf(month));

const wellForecast: Tell = ({ texts }, months) => {
  const best = most(
    months.filter((it) => soldOf(it) > MONTH_DAYS),
    (it) => -wapeOf(it),
  );
  if (!best) return undefined;
  const off = hundredth(best);
  return {
    kind: "forecast_best",
    title: texts.say(`Previsión más fina: ${texts.name(best.product)}`, `Best forecast: ${texts.name(best.product)}`),
    detail: texts.say(
      `De un día para otro se desvía ${off} de cada 100 piezas.`,
      `From one day to the next it is off by ${off} of every 100 pieces.`,
    ),
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
  const off = hundredth(worst);
  return {
    kind: "forecast_worst",
    title: texts.say(
      `Difícil de prever: ${texts.name(worst.product)}`,
      `Hard to forecast: ${texts.name(worst.product)}`,
    ),
    detail: texts.say(
      `De un día para otro se desvía ${off} de cada 100 piezas; mejor hacerlo por encargo.`,
      `From one day to the next it is off by ${off} of every 100 pieces; better made to order.`,
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
