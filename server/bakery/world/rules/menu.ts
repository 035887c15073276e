import type { Product } from "../model/products.ts";
import { type Bakery, inSeason, type ShopProduct } from "../model/shop.ts";
import { type Draw, drawFor } from "./rng.ts";

export const CATEGORIES = ["bread", "viennoiserie", "cakes", "savoury", "drinks"] as const;
export type Category = Product["category"];

/** What can be wished for on a day. */
export interface Menu {
  /** One of a category by popularity; of everything, where a small catalogue has nothing of it. */
  choose(category: Category, draw: Draw): ShopProduct;
  readonly specialities: ReadonlyArray<{ readonly product: ShopProduct; readonly weight: number }>;
  /** Share of sweet wishes that go to a speciality of the season. */
  readonly craving: number;
}

interface Choice {
  readonly products: readonly ShopProduct[];
  readonly upTo: readonly number[];
  readonly total: number;
}

/** How much of a day's sweet wishes the specialities of a season's height take. */
const CRAVING = 0.16;
const MOST_CRAVING = 0.8;

/** Of a seed's day. */
export type MenuOf = (seed: number, date: string) => Menu;

const MOST_MENUS = 50;

export function menus({ products }: Pick<Bakery, "products">): MenuOf {
  const open = openMenu(products);
  const known = new Map<string, Menu>();
  return (seed, date) => {
    const key = `${seed} ${date}`;
    const menu = known.get(key) ?? open(seed, date);
    if (known.size > MOST_MENUS) known.clear();
    known.set(key, menu);
    return menu;
  };
}

/** On one day this is wanted more than usual and on another that, besides how many come in. */
const WHIM = 0.12;

function whim(seed: number, date: string, { sku, popularity }: ShopProduct): number {
  return popularity * Math.exp(WHIM * drawFor(seed, "whim", date, sku).normal());
}

function openMenu(products: readonly ShopProduct[]): MenuOf {
  const lasting = products.filter((it) => it.season === undefined);
  const seasonal = products.filter((it) => it.season !== undefined);
  return (seed, date) => {
    const wanted = new Map(lasting.map((it) => [it, whim(seed, date, it)]));
    const everything = choiceOf(wanted, lasting);
    const byCategory = new Map(
      CATEGORIES.map((category) => [
        category,
        choiceOf(
          wanted,
          lasting.filter((one) => one.category === category),
        ),
      ]),
    );
    const specialities = seasonal
      .map((product) => ({ product, weight: product.popularity * inSeason(product, date) }))
      .filter((it) => it.weight > 0);
    const height = Math.max(0, ...specialities.map(({ product }) => inSeason(product, date)));
    return {
      specialities,
      craving: Math.min(MOST_CRAVING, CRAVING * height),
      choose(category, draw) {
        const choice = byCategory.get(category);
        return pick(choice && choice.total > 0 ? choice : everything, draw);
      },
    };
  };
}

function choiceOf(wanted: ReadonlyMap<ShopProduct, number>, products: readonly ShopProduct[]): Choice {
  let total = 0;
  const upTo = products.map((product) => {
    total += wanted.get(product) ?? 0;
    return total;
  });
  return { products, upTo, total };
}

function pick({ products, upTo, total }: Choice, draw: Draw): ShopProduct {
  const at = draw.uniform() * total;
  const found = products[upTo.findIndex((it) => at < it)] ?? products.at(-1);
  if (!found) throw new Error("a shop without products");
  return found;
}
