import type { ShopDay } from "../model/calendar.ts";
import type { ShopProduct } from "../model/shop.ts";
import { leftOf, lostOf, MONTH_DAYS, type Month, most, soldOf } from "../rules/month.ts";
import { dailyUse } from "../rules/pantry.ts";
import { listPrice } from "../rules/purchasing.ts";
import type { World } from "../state/world.ts";

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
    leftOver(world, months),
    ranOut(world, months),
    wellForecast(world, months),
    badlyForecast(world, months),
    slowSeller(world, months),
    sundayFavourite(world, months),
    flourBill(world, date),
    dearestWaste(world, months, date),
  ].filter((it) => it !== undefined);
}

type Tell = (world: World, months: readonly Month[]) => Insight | undefined;

const bestSeller: Tell = ({ texts }, months) => {
  const best = most(months, soldOf);
  if (!best) return undefined;
  const share = texts.percent(soldOf(best) / months.reduce((sum, it) => sum + soldOf(it), 0));
  const name = texts.name(best.product);
  return {
    kind: "best_seller",
    title: texts.say(`Lo que más se vende: ${name}`, `Best seller: ${name}`),
    detail: texts.say(
      `Es el ${share} de todas las piezas de las últimas cuatro semanas.`,
      `It is ${share} of all pieces of the last four weeks.`,
    ),
    valueCents: soldOf(best) * best.priceCents,
    screen: "sales",
    product: best.product,
  };
};

const meanBy = (months: readonly Month[], wanted: (day: ShopDay) => boolean): number => {
  const dates = new Map<string, number>();
  for (const month of months)
    for (const day of month.days)
      if (wanted(day.day)) dates.set(day.date, (dates.get(day.date) ?? 0) + day.sold * month.priceCents);
  return [...dates.values()].reduce((sum, it) => sum + it, 0) / Math.max(1, dates.size);
};

const weekend: Tell = ({ texts }, months) => {
  const uplift =
    meanBy(months, (it) => it.weekday >= 5) /
      Math.max(
        1,
        meanBy(months, (it) => it.weekday < 5),
      ) -
    1;
  return {
    kind: "weekend_uplift",
    title: texts.say(
      `El fin de semana vende un ${texts.percent(uplift)} más`,
      `Weekends sell ${texts.percent(uplift)} more`,
    ),
    detail: texts.say("Por día, frente a la media de lunes a viernes.", "A day, against the mean of Monday to Friday."),
    valueCents: null,
    screen: "sales",
  };
};

const leftOver: Tell = ({ texts }, months) => {
  const cents = months.reduce((sum, it) => sum + leftOf(it) * it.priceCents, 0);
  const pieces = months.reduce((sum, it) => sum + leftOf(it), 0);
  return {
    kind: "waste_value",
    title: texts.say(
      `Sobran ${texts.euros(cents)} al mes a precio de venta`,
      `${texts.euros(cents)} a month are left over at shop prices`,
    ),
    detail: texts.say(
      `Son ${texts.number(pieces)} piezas en cuatro semanas, donadas o tiradas.`,
      `${texts.number(pieces)} pieces in four weeks, given or thrown away.`,
    ),
    valueCents: cents,
    screen: "inventory",
  };
};

const ranOut: Tell = ({ texts }, months) => {
  const worst = most(months, lostOf);
  if (!worst || lostOf(worst) === 0) return undefined;
  const days = worst.days.filter((it) => it.soldOut).length;
  const name = texts.name(worst.product);
  const cents = Math.round(lostOf(worst));
  return {
    kind: "sold_out_opportunity",
    title: texts.say(`${name} se agota ${days} días de 28`, `${name} runs out on ${days} days of 28`),
    detail: texts.say(
      `Unos ${texts.euros(cents)} que se habrían vendido.`,
      `About ${texts.euros(cents)} that would have been sold.`,
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
    months.filter((it) => soldOf(it) > 0 && it.product.season === undefined),
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
  const daily = texts.number(soldOf(slow) / Math.max(1, slow.days.length));
  return {
    kind: "slow_seller",
    title: texts.say(
      `Lo que menos se mueve: ${texts.name(slow.product)}`,
      `Slowest seller: ${texts.name(slow.product)}`,
    ),
    detail: texts.say(`Se venden ${daily} al día.`, `${daily} are sold a day.`),
    valueCents: null,
    screen: "sales",
    product: slow.product,
  };
};

const sundayShare = (month: Month): number =>
  month.days.reduce((sum, one) => sum + (one.day.weekday === 6 ? one.sold : 0), 0) / Math.max(1, soldOf(month));

const sundayFavourite: Tell = ({ texts }, months) => {
  const best = most(
    months.filter((it) => soldOf(it) >= MONTH_DAYS && it.product.season === undefined),
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
    detail: texts.say(`El domingo se vende el ${share} de la semana.`, `Sundays sell ${share} of the week.`),
    valueCents: null,
    screen: "sales",
    product: best.product,
  };
};

function flourBill({ texts, bakehouse, seed }: World, date: string): Insight {
  const bill = [...bakehouse.pantry.values()]
    .map((it) => ({ it, cents: (dailyUse(it) * 30 * listPrice(seed, it.ingredient, date)) / 1_000 }))
    .sort((one, other) => other.cents - one.cents);
  const [top] = bill;
  const all = bill.reduce((sum, one) => sum + one.cents, 0);
  const name = top ? texts.name(top.it.ingredient) : "";
  const cents = Math.round(top?.cents ?? 0);
  return {
    kind: "ingredient_bill",
    title: texts.say(`Lo que más pesa en la compra: ${name}`, `Biggest on the shopping bill: ${name}`),
    detail: texts.say(
      `${texts.euros(cents)} al mes, el ${texts.percent(cents / all)} de los ingredientes.`,
      `${texts.euros(cents)} a month, ${texts.percent(cents / all)} of the ingredients.`,
    ),
    valueCents: cents,
    screen: "suppliers",
  };
}

/** What half of the dearest surplus costs to make: what is not baked saves its ingredients, not its price. */
function dearestWaste({ texts, seed, bakery }: World, months: readonly Month[], date: string): Insight | undefined {
  const price = new Map(bakery.ingredients.map((it) => [it.name, listPrice(seed, it, date)]));
  const costOf = ({ product }: Month): number =>
    [...product.recipe].reduce((sum, [name, grams]) => sum + (grams * (price.get(name) ?? 0)) / 1_000, 0);
  const worst = most(months, (it) => leftOf(it) * costOf(it));
  if (!worst || leftOf(worst) === 0) return undefined;
  const saving = Math.round((leftOf(worst) * costOf(worst)) / 2);
  return {
    kind: "waste_saving",
    title: texts.say(`Ahorra en ${texts.name(worst.product)}`, `Save on ${texts.name(worst.product)}`),
    detail: texts.say(
      `Sobran ${texts.number(leftOf(worst))} en cuatro semanas; hornear la mitad de lo que sobra ahorra ${texts.euros(saving)} en ingredientes.`,
      `${texts.number(leftOf(worst))} are left in four weeks; baking half of that surplus saves ${texts.euros(saving)} of ingredients.`,
    ),
    valueCents: saving,
    screen: "inventory",
    product: worst.product,
  };
}
