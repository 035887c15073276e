import type { z } from "zod";
import { CustomBakery, PreviewedBakery } from "../../../contract/bakery/custom.ts";
import type { Configuration } from "../../domain.ts";
import type { CustomScenario } from "../../domain-prospects.ts";
import { invalidInput } from "../../errors.ts";
import { readConfiguration } from "../world/model/configuration.ts";
import { productsIn, readPriceList } from "./price-list/read.ts";

type Wanted = z.output<typeof CustomBakery>;

const EARLIEST = 4 * 60;
const LATEST = 23 * 60;
const SHORTEST = 3 * 60;
const LONGEST = 16 * 60;

/** A bakery made to measure. */
export const custom: CustomScenario = {
  scenarioName: "custom",
  schema: CustomBakery,
  previewed: PreviewedBakery.omit({ rows: true, seconds: true, needs_staff: true }),
  toConfiguration: (given, over) => toConfiguration(given as Wanted, over),
  toPreview: (given) => toPreview(given as Wanted),
  countLocations: ({ shops }) => Number(shops ?? 1),
  estimateRows,
};

function toConfiguration(wanted: Wanted, over?: Configuration): Configuration {
  const opening = wanted.opening && openingHours(wanted.opening, over?.["opening"] as Hours | undefined);
  return {
    ...(wanted.city !== undefined && { city: wanted.city }),
    ...(wanted.region !== undefined && { region: wanted.region }),
    ...(opening && { opening }),
    ...(wanted.tickets_per_day !== undefined && { base_tickets: wanted.tickets_per_day, volume_factor: 1 }),
    ...(wanted.locations !== undefined && { shops: wanted.locations }),
    ...(wanted.products !== undefined && { products: productsOf(wanted.products) }),
    ...(wanted.team !== undefined && { team: wanted.team }),
    ...(wanted.seasonal !== undefined && { seasonal: wanted.seasonal }),
  };
}

/** Nothing of a pasted list is refused: what is no product is told as that, and the bakery seen is with ours where none is left. */
function toPreview(wanted: Wanted) {
  const lines = typeof wanted.products === "string" ? readPriceList(wanted.products) : [];
  const products = productsIn(lines);
  const { products: given, ...rest } = wanted;
  const own = typeof given === "string" ? {} : { ...(given && { products: given }) };
  const configuration = { ...toConfiguration({ ...rest, ...own }), ...(products.length > 0 && { products }) };
  return { configuration, told: { price_list: lines } };
}

function productsOf(given: NonNullable<Wanted["products"]>) {
  if (typeof given === "string") return productsPasted(given);
  return given.map((product) => ({
    name: product.name,
    priceCents: product.price_cents,
    ...(product.category && { category: product.category }),
  }));
}

/** @throws Refusal `invalid_input` where nothing in it is a product with a price; the preview says how each line was read */
function productsPasted(pasted: string) {
  const products = productsIn(readPriceList(pasted));
  if (products.length > 0) return products;
  throw invalidInput("In this price list no line has a product and its price.", [
    { pointer: "/configuration/products", detail: "needs a name and a price, as in: Barra de pan 1,20" },
  ]);
}

/** As the generator takes them: minutes of the day, and weekdays on which it stays shut. */
interface Hours {
  readonly opens: number;
  readonly closes: number;
  readonly short_opens: number;
  readonly short_closes: number;
  readonly closed_on: readonly number[];
}

const USUAL_HOURS: Hours = {
  opens: 7 * 60 + 30,
  closes: 21 * 60,
  short_opens: 8 * 60,
  short_closes: 15 * 60,
  closed_on: [],
};

/** @param usual of what is left out */
function openingHours(given: NonNullable<Wanted["opening"]>, usual: Partial<Hours> = {}) {
  const over = { ...USUAL_HOURS, ...usual };
  const minutes = (clock: string | undefined, usual: number) =>
    clock === undefined ? usual : Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const hours = {
    opens: minutes(given.opens, over.opens),
    closes: minutes(given.closes, over.closes),
    short_opens: minutes(given.short_opens, over.short_opens),
    short_closes: minutes(given.short_closes, over.short_closes),
    closed_on: [...new Set(given.closed_on ?? over.closed_on)],
  };
  refuseImpossible("opens", hours.opens, hours.closes);
  refuseImpossible("short_opens", hours.short_opens, hours.short_closes);
  return hours;
}

/** @throws Refusal `invalid_input` */
function refuseImpossible(field: string, opens: number, closes: number): void {
  const fits = opens >= EARLIEST && closes <= LATEST && closes - opens >= SHORTEST && closes - opens <= LONGEST;
  if (!fits)
    throw invalidInput("Nobody could keep these hours.", [
      {
        pointer: `/configuration/opening/${field}`,
        detail: "must be 04:00 or later, and closing 3 to 16 hours after it and by 23:00",
      },
    ]);
}

const DAYS_AHEAD = 16;
/** Specialities that are not sold on a mean day. */
const OUT_OF_SEASON = 8;
/** Rows of a ticket: itself, its payment, and its lines. */
const ROWS_PER_TICKET = 3.9;
/** A day's rows of a product in one shop: seven forecasts and how the last one went. */
const ROWS_PER_SHOP_PRODUCT = 8;
/** Plans, batches and consumption. */
const ROWS_PER_PRODUCT = 4.5;
/** With a van, of every product and shop: transfers and both their movements. */
const ROWS_PER_TRANSFER = 6;
const MEAN_DAY = 1.1;

/** Within a fifth of what it comes to. */
function estimateRows(configuration: Configuration): number {
  const shop = readConfiguration(configuration);
  const days = shop.daysOfHistory + DAYS_AHEAD;
  const products = shop.products.length || shop.productCount - (shop.seasonal ? OUT_OF_SEASON : 0);
  const tickets = shop.baseTickets * shop.volumeFactor * shop.shops * MEAN_DAY;
  const perShop = products * shop.shops * (ROWS_PER_SHOP_PRODUCT + (shop.shops > 1 ? ROWS_PER_TRANSFER : 0));
  return Math.round(days * (tickets * ROWS_PER_TICKET + perShop + products * ROWS_PER_PRODUCT));
}
