import { SUPPLIERS } from "./ingredients.ts";
import { PRODUCTS, SEASONAL_PRODUCTS } from "./products.ts";

/** What a scenario's configuration says of the bakery, complete and within bounds. */
export interface BakeryConfiguration {
  /** Tickets of an ordinary weekday in one shop are `baseTickets x volumeFactor`, times the shop's own share. */
  readonly baseTickets: number;
  readonly volumeFactor: number;
  /** On the list, specialities with them. */
  readonly productCount: number;
  readonly supplierCount: number;
  readonly daysOfHistory: number;
  /** Sells specialities in their season. */
  readonly seasonal: boolean;
  /** More than one are supplied by a central bakehouse. */
  readonly shops: number;
  /** Sells by delivery app and online order, too. */
  readonly channels: boolean;
  readonly wholesaleCustomers: number;
  /** Share of deliveries that come late; 0.04 to 0.08 in practice. */
  readonly lateShare: number;
  /** One product gets a new price on the Monday of every so many weeks. */
  readonly revisionWeeks: number;
  /** Milk comes every morning and keeps for two days. */
  readonly freshMilk: boolean;
  /** How much its days differ by chance, against an ordinary neighbourhood shop. */
  readonly variability: number;
  readonly city: string;
  /** Autonomous community, as `date-holidays` names it: `MD` is Madrid. */
  readonly region: string;
  readonly opening: OpeningHours;
  /** A prospect's own price list, in place of the catalogue. */
  readonly products: readonly OwnProduct[];
  /** The people's names, in place of ours; by position from the owner down. */
  readonly team: readonly string[];
}

/** Minutes of the local day. */
export interface OpeningHours {
  readonly opens: number;
  readonly closes: number;
  /** Sundays and public holidays. */
  readonly shortOpens: number;
  readonly shortCloses: number;
  /** Weekdays on which it stays shut; 0 is Monday. */
  readonly closedOn: readonly number[];
}

export interface OwnProduct {
  readonly name: string;
  readonly priceCents: number;
  readonly category?: string | undefined;
}

type Given = Readonly<Record<string, unknown>>;

const FEWEST_SUPPLIERS = 2;

/** Reads the configuration, with the specification's figures where it says nothing. */
export function readConfiguration(given: Given): BakeryConfiguration {
  const number = numberIn(given);
  const catalogue = given["seasonal"] === true ? [...PRODUCTS, ...SEASONAL_PRODUCTS] : PRODUCTS;
  return {
    baseTickets: number("base_tickets", 50, 1, 600),
    volumeFactor: number("volume_factor", 1, 0.2, 12),
    productCount: Math.round(number("product_count", 20, 1, catalogue.length)),
    supplierCount: Math.round(number("supplier_count", 5, FEWEST_SUPPLIERS, SUPPLIERS.length)),
    daysOfHistory: Math.round(number("days_of_history", 90, 7, 90)),
    seasonal: given["seasonal"] === true,
    shops: Math.round(number("shops", 1, 1, 5)),
    channels: given["channels"] === true,
    wholesaleCustomers: Math.round(number("wholesale_customers", 0, 0, 60)),
    lateShare: number("late_share", 0.06, 0, 1),
    revisionWeeks: Math.round(number("revision_weeks", 3, 1, 52)),
    variability: number("variability", 1, 0, 3),
    freshMilk: given["fresh_milk"] === true,
    city: typeof given["city"] === "string" ? given["city"] : "Madrid",
    region: typeof given["region"] === "string" ? given["region"] : "MD",
    opening: openingHours(given["opening"]),
    products: Array.isArray(given["products"]) ? (given["products"] as OwnProduct[]) : [],
    team: Array.isArray(given["team"]) ? given["team"].map(String) : [],
  };
}

const numberIn = (given: Given) => (key: string, fallback: number, min: number, max: number) => {
  const value = Number(given[key] ?? fallback);
  return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
};

function openingHours(given: unknown): OpeningHours {
  const hours = (typeof given === "object" && given !== null ? given : {}) as Given;
  const number = numberIn(hours);
  return {
    opens: number("opens", 7 * 60 + 30, 0, 1_380),
    closes: number("closes", 21 * 60, 60, 1_440),
    shortOpens: number("short_opens", 8 * 60, 0, 1_380),
    shortCloses: number("short_closes", 15 * 60, 60, 1_440),
    closedOn: Array.isArray(hours["closed_on"]) ? hours["closed_on"].map(Number) : [],
  };
}
