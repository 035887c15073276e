import { addDays } from "../model/day.ts";
import type { ShopProduct } from "../model/shop.ts";
import { leftOf, MONTH_DAYS, type Month, most } from "../rules/month.ts";
import { dailyUse } from "../rules/pantry.ts";
import { priceIn, type World } from "../state/world.ts";

/** What the last four weeks say, told once a week. */
export interface Insight {
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly valueCents: number | null;
  readonly screen: string;
  readonly product?: ShopProduct | undefined;
}

export const PIECES = [
  ["pieza", "piezas"],
  ["piece", "pieces"],
] as const;

/** Of four weeks, at the price of each day; as the waste screen has it of its days. */
export function leftOver({ texts }: World, months: readonly Month[], date: string): Insight {
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

export function flourBill(world: World, date: string): Insight {
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
export function dearestWaste(world: World, months: readonly Month[], date: string): Insight | undefined {
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
