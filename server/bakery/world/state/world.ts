import type { Ingredient } from "../model/ingredients.ts";
import type { Bakery, Place, ShopProduct } from "../model/shop.ts";
import { type TeamMember, teamOf } from "../model/team.ts";
import type { Texts } from "../model/texts.ts";
import { type Customer, customersOf } from "../rules/customers.ts";
import type { Forecast, ProductDay } from "../rules/forecast.ts";
import { type MenuOf, menus } from "../rules/menu.ts";
import { bakingDecks } from "../rules/oven-decks.ts";
import { emptyStock, type Pantry } from "../rules/pantry.ts";
import { type Pattern, tryOut } from "../rules/pattern.ts";
import { type Planned, READY_BY_VAN, READY_HERE, type ReadyAt, type Run } from "../rules/production.ts";
import { listPrice, type Order, priceOf } from "../rules/purchasing.ts";
import type { Journal } from "./journal.ts";
import { emptyShelf, type Shelf } from "./shelf.ts";

/** What a bakery is, whatever happens in it. */
export interface Model {
  readonly bakery: Bakery;
  readonly texts: Texts;
  readonly team: readonly TeamMember[];
  readonly customers: readonly Customer[];
  readonly menuOf: MenuOf;
  /** Units of an ordinary weekday in a shop with a share of 1. */
  readonly expected: ReadonlyMap<ShopProduct, number>;
  readonly pattern: Pattern;
  readonly readyAt: ReadyAt;
  readonly decks: number;
}

/** A bakery at a moment: everything that decides about what happens next, and nothing else. */
export interface World extends Omit<Model, "decks"> {
  readonly seed: number;
  readonly journal: Journal;
  /** Products that a person added: wished for in place of others of their kind. */
  readonly added: readonly ShopProduct[];
  readonly shops: readonly ShopState[];
  readonly bakehouse: Bakehouse;
  /** Cents that the tills charge from now on. */
  readonly prices: Map<ShopProduct, number>;
  readonly pricedByPerson: Set<ShopProduct>;
  readonly retired: Set<ShopProduct>;
  /** Forecasts that people made, in place of the model's: `date product place`. */
  readonly overrides: Map<string, number>;
  readonly alerts: Map<string, OpenAlert>;
}

/** One place that sells. */
export interface ShopState {
  readonly place: Place;
  readonly shelves: ReadonlyMap<ShopProduct, Shelf>;
  /** The last nine weeks of each product, oldest first. */
  readonly history: ReadonlyMap<ShopProduct, ProductDay[]>;
  /** Of each till. */
  readonly nextNumber: Map<number, number>;
  /** What the last evening said of the days to come, by date. */
  forecasts: ReadonlyMap<string, ReadonlyMap<ShopProduct, Forecast>>;
  today: ShopToday;
  /** What was cleared from the shelves after today's closing. */
  left: ReadonlyMap<ShopProduct, number>;
}

export interface ShopToday {
  readonly sold: Map<ShopProduct, number>;
  /** Second of the sale that took the last piece; taken back when more comes. */
  readonly soldOutAt: Map<ShopProduct, number>;
  /** When tickets were rung up, in seconds of the day. */
  readonly ticketSeconds: number[];
  /** The till is free again from this second on. */
  tillFreeAt: number;
}

/** Where is baked, and where what is bought comes in. */
export interface Bakehouse {
  readonly place: Place;
  /** A single shop's own; a central one's are emptied by its vans. */
  readonly shelves: ReadonlyMap<ShopProduct, Shelf>;
  readonly pantry: Pantry;
  readonly decks: number;
  orders: Order[];
  /** Today's, and in the evening tomorrow's. */
  plan: readonly Planned[];
  /** Today's batches that are out of the oven already, `run sku`. */
  readonly baked: Set<string>;
  /** When today's batches take which deck. */
  readonly oven: OvenTime[];
  /** Baked and not yet booked out of the larder, by run. */
  readonly unbooked: Map<string, Map<ShopProduct, number>>;
  /** Made to order since it was last booked out. */
  readonly madeToOrder: Map<ShopProduct, number>;
}

/** In minutes of the day. */
export interface OvenTime {
  readonly run: Run;
  readonly deck: number;
  readonly from: number;
  readonly to: number;
}

export interface OpenAlert {
  readonly id: string;
  readonly validFrom: Date;
  readonly row: AlertText;
}

export interface AlertText {
  readonly locationId: string;
  readonly kind: string;
  readonly severity: "info" | "warning" | "urgent";
  readonly title: string;
  readonly detail: string;
  readonly screen: string;
  readonly entityTable: string;
  readonly entityId: string;
  /** Second of the day from which on it holds, where that is not when it was noticed. */
  readonly since?: number;
}

/** What the supplier of an ingredient asks for it, in cents a kilogram, by date. */
export function priceIn({ bakery, seed }: World, ingredient: Ingredient): (date: string) => number {
  const supplier = bakery.suppliers.find((it) => it.name === ingredient.supplier);
  if (!supplier) throw new Error(`nobody sells ${ingredient.name}`);
  return (date) => priceOf(supplier, listPrice(seed, ingredient, date));
}

export function openModel(bakery: Bakery, texts: Texts): Model {
  const menuOf = menus(bakery);
  const { expected, pattern } = tryOut(bakery, menuOf);
  const customers = customersOf(bakery, expected);
  const decks = bakingDecks(bakery, expected, customers);
  const readyAt = bakery.places.some((it) => it.bakes && it.sells) ? READY_HERE : READY_BY_VAN;
  return { bakery, texts, menuOf, expected, pattern, readyAt, customers, decks, team: teamOf(bakery) };
}

/** An empty bakery, before its first morning. @param added by a person, to a bakery that is lived on */
export function openWorld(
  { decks, ...model }: Model,
  seed: number,
  journal: Journal,
  added: readonly ShopProduct[] = [],
): World {
  const bakery = added.length > 0 ? { ...model.bakery, products: [...model.bakery.products, ...added] } : model.bakery;
  const expected = new Map([...model.expected, ...added.map((it) => [it, EXPECTED_OF_NEW] as const)]);
  const shops = bakery.places.filter((it) => it.sells).map((place) => openShopState(bakery, place));
  const place = bakery.places.find((it) => it.bakes);
  if (!place) throw new Error("a bakery that does not bake");
  const own = shops.find((it) => it.place === place);
  return {
    ...model,
    bakery,
    expected,
    added,
    seed,
    journal,
    shops,
    bakehouse: {
      place,
      shelves: own?.shelves ?? shelvesOf(bakery),
      pantry: openPantry(bakery, expected),
      decks,
      orders: [],
      plan: [],
      baked: new Set(),
      oven: [],
      unbooked: new Map(),
      madeToOrder: new Map(),
    },
    prices: new Map(bakery.products.map((it) => [it, it.priceCents])),
    pricedByPerson: new Set(),
    retired: new Set(),
    overrides: new Map(),
    alerts: new Map(),
  };
}

/** Units a day of something that nobody has sold yet. */
const EXPECTED_OF_NEW = 6;

const shelvesOf = ({ products }: Bakery): ReadonlyMap<ShopProduct, Shelf> =>
  new Map(products.filter((it) => it.isBaked).map((it) => [it, emptyShelf(it)]));

function openShopState(bakery: Bakery, place: Place): ShopState {
  return {
    place,
    shelves: shelvesOf(bakery),
    history: new Map(bakery.products.map((it) => [it, []])),
    nextNumber: new Map(),
    forecasts: new Map(),
    today: newToday(),
    left: new Map(),
  };
}

export const newToday = (): ShopToday => ({ sold: new Map(), soldOutAt: new Map(), ticketSeconds: [], tillFreeAt: 0 });

function openPantry(bakery: Bakery, expected: World["expected"]): Pantry {
  const use = new Map<string, number>();
  const share = bakery.places.reduce((sum, it) => sum + it.share, 0);
  for (const product of bakery.products)
    for (const [name, grams] of product.recipe)
      use.set(name, (use.get(name) ?? 0) + grams * (expected.get(product) ?? 0) * share);
  return new Map(bakery.ingredients.map((it) => [it.name, emptyStock(it, use.get(it.name) ?? 1)]));
}
