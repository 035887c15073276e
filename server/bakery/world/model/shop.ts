import { type Calendar, openCalendar } from "./calendar.ts";
import type { BakeryConfiguration } from "./configuration.ts";
import { CASH_AND_CARRY, INGREDIENTS, type Ingredient, SUPPLIERS, type Supplier, WHOLESALER } from "./ingredients.ts";
import { ownCatalogue } from "./own-catalogue.ts";
import { PRODUCTS, type Product, SEASONAL_PRODUCTS } from "./products.ts";
import { type Recipe, recipeOf } from "./recipes.ts";
import { type SeasonName, seasonOf } from "./seasons.ts";
import { rateOf, type Tax, taxOf } from "./taxes.ts";

/** A bakery before its first day: where it is, what it sells, how that is made, and who delivers. */
export interface Bakery {
  readonly configuration: BakeryConfiguration;
  readonly calendar: Calendar;
  readonly products: readonly ShopProduct[];
  readonly ingredients: readonly Ingredient[];
  readonly suppliers: readonly Supplier[];
  /** Where is sold, and one more where is baked when they are several. */
  readonly places: readonly Place[];
  readonly tax: Tax;
}

export interface Place {
  /** 1, 2, 3 ... */
  readonly index: number;
  readonly name: string;
  readonly nameEn: string;
  readonly address: string;
  readonly postcode: string;
  readonly sells: boolean;
  readonly bakes: boolean;
  /** Tickets against the configuration's figure. */
  readonly share: number;
}

export interface ShopProduct extends Product {
  readonly index: number;
  /** Of a product that a person added; the others' follows from their place in the catalogue. */
  readonly id?: string;
  readonly recipe: Recipe;
  readonly allergens: readonly string[];
  /** Taken away, where the shop is. */
  readonly vatPercent: number;
  /** Baked ahead and put on the shelf; otherwise made when it is asked for. */
  readonly isBaked: boolean;
}

// biome-ignore format: a table is read by its columns
const SHOPS: ReadonlyArray<Pick<Place, "name" | "nameEn" | "address" | "postcode" | "share">> = [
  { name: "Chamberí", nameEn: "Chamberí", address: "Calle de la Espiga, 14", postcode: "28010", share: 1 },
  { name: "Retiro", nameEn: "Retiro", address: "Calle del Molino Blanco, 3", postcode: "28009", share: 1.2 },
  { name: "Arganzuela", nameEn: "Arganzuela", address: "Paseo del Trigal, 27", postcode: "28045", share: 0.9 },
  { name: "Tetuán", nameEn: "Tetuán", address: "Calle de la Hogaza, 8", postcode: "28020", share: 0.8 },
  { name: "Chamartín", nameEn: "Chamartín", address: "Plaza del Hornero, 5", postcode: "28016", share: 1.1 },
];
const BAKEHOUSE = {
  name: "Obrador central",
  nameEn: "Central bakehouse",
  address: "Calle de la Tahona, 41, nave 6",
  postcode: "28031",
};

export function openBakery(configuration: BakeryConfiguration, locale = "es"): Bakery {
  const agreed = SUPPLIERS.slice(0, configuration.supplierCount).map((it) => comingWhileOpen(it, configuration));
  const suppliers = [...agreed, CASH_AND_CARRY];
  const present = new Set(suppliers.map((it) => it.name));
  const tax = taxOf(configuration.region);
  const products = catalogueOf(configuration).map((product, index) => {
    const recipe = recipeOf(product);
    const isBaked = product.bakeMinutes > 0 && !isFinishedToOrder(product);
    const vatPercent = rateOf(tax, product.category);
    return { ...product, vatPercent, index, recipe, allergens: allergensOf(recipe), isBaked };
  });
  const used = new Set(products.flatMap((it) => [...it.recipe.keys()]));
  const ingredients = INGREDIENTS.filter((it) => used.has(it.name)).map((ingredient) => ({
    ...ingredient,
    supplier: present.has(ingredient.supplier) ? ingredient.supplier : WHOLESALER,
    ...(configuration.freshMilk && ingredient.name === "leche" && FRESH_MILK),
  }));
  const calendar = openCalendar(configuration, locale);
  return { configuration, calendar, products, ingredients, suppliers, places: placesOf(configuration), tax };
}

const WEEK = 7;

/** A supplier whose rounds are all on closing days agrees to come on the next day that is open. */
function comingWhileOpen(supplier: Supplier, { opening: { closedOn } }: BakeryConfiguration): Supplier {
  if (supplier.deliversOn.some((day) => !closedOn.includes(day))) return supplier;
  const days = Array.from({ length: WEEK }, (_, day) => day);
  const nextOpen = (round: number) =>
    days.map((wait) => (round + wait) % WEEK).find((day) => !closedOn.includes(day)) ?? round;
  return { ...supplier, deliversOn: [...new Set(supplier.deliversOn.map(nextOpen))].sort() };
}

const SLOW = 4;
const SHORT_LIVED_HOURS = 18;
const BY_ORDER_CENTS = 2_000;

/** What few ask for and does not keep is filled, fried or finished when somebody does; a whole cake is made by order. */
function isFinishedToOrder({ popularity, shelfLifeHours, priceCents, season }: Product): boolean {
  if (season !== undefined) return false;
  return priceCents >= BY_ORDER_CENTS || (popularity <= SLOW && shelfLifeHours <= SHORT_LIVED_HOURS);
}

/** Of the day, fetched every morning. */
const FRESH_MILK = { supplier: CASH_AND_CARRY.name, shelfDays: 2 };

/** What a shop with specialities sells all year at the least: the specialities come on top of these. */
const LEAST_ALL_YEAR = 15;

function catalogueOf({ products, productCount, seasonal }: BakeryConfiguration): readonly Product[] {
  if (products.length > 0) return ownCatalogue(products);
  if (!seasonal) return PRODUCTS.slice(0, productCount);
  const all = Math.max(Math.min(productCount, LEAST_ALL_YEAR), productCount - SEASONAL_PRODUCTS.length);
  return [...PRODUCTS.slice(0, all), ...SEASONAL_PRODUCTS.slice(0, productCount - all)];
}

function placesOf({ shops, city }: BakeryConfiguration): Place[] {
  const isMadrid = city === "Madrid";
  const places = SHOPS.slice(0, shops).map((place, index) => ({
    ...place,
    ...(!isMadrid && { name: shopName(city, index), nameEn: shopName(city, index), postcode: "" }),
    index: index + 1,
    sells: true,
    bakes: shops === 1,
  }));
  if (shops === 1) return places;
  const bakehouse = { ...BAKEHOUSE, index: shops + 1, sells: false, bakes: true, share: 0 };
  return [...places, isMadrid ? bakehouse : { ...bakehouse, postcode: "" }];
}

const shopName = (city: string, index: number) => (index === 0 ? city : `${city} ${index + 1}`);

/** Never typed in: whatever its ingredients contain, a product contains. */
function allergensOf(recipe: Recipe): string[] {
  const found = INGREDIENTS.filter((it) => recipe.has(it.name)).flatMap((it) => it.allergens);
  return [...new Set(found)].sort();
}

/** How much of a speciality's season a day is: 1 for what is sold all year, 0 out of season. */
export function inSeason(product: { readonly season?: SeasonName | undefined }, date: string): number {
  return product.season === undefined ? 1 : seasonOf(product.season, date);
}
