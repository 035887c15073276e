import type { FeaturedCapability } from "../domain.ts";
import { type Calendar, showtimeOf } from "./world/model/calendar.ts";
import { addDays } from "./world/model/day.ts";
import { locationId, productId } from "./world/model/thing-ids.ts";
import type { RowOf } from "./world/state/journal.ts";
import type { World } from "./world/state/world.ts";

/** Rows of the small tables that say what there is to show. */
export interface Shown {
  readonly alerts: ReadonlyArray<RowOf<"alerts">>;
  readonly insights: ReadonlyArray<RowOf<"insights">>;
  readonly price_revisions: ReadonlyArray<RowOf<"price_revisions">>;
  readonly forecast_accuracy: ReadonlyArray<RowOf<"forecast_accuracy">>;
}

/** The screen's own name, the kind of alert or insight that leads to it. */
const FROM_ALERTS: ReadonlyArray<readonly [feature: string, kind: string]> = [
  ["inventory", "lot_expiring"],
  ["suppliers", "late_delivery"],
  ["inventory", "low_stock"],
  ["suppliers", "price_rise"],
];
const FROM_INSIGHTS: ReadonlyArray<readonly [feature: string, kind: string]> = [
  ["sales", "best_seller"],
  ["waste", "waste_saving"],
  ["forecasting", "forecast_best"],
];
/** A holiday further ahead than this is no news. */
const HOLIDAY_DAYS = 120;

/** What a visitor should see of a dataset: what holds from opening to closing, since one comes at any hour. */
export function featuredOf(world: World, dateOn: string, shown: Shown): FeaturedCapability[] {
  const { calendar } = world.bakery;
  const now = calendar.at(dateOn, showtimeOf(calendar.day(dateOn)));
  return [
    ...fromAlerts(shown, calendar, dateOn),
    ...soldOutYesterday(world, shown, dateOn),
    ...lastPrice(world, shown, now),
    ...fromInsights(shown, now),
    ...nextHoliday(world, dateOn),
  ];
}

type AlertRow = RowOf<"alerts">;

const sameThing = (it: AlertRow) => `${it.kind} ${it.title} ${it.entity_id}`;

/** Of what is said without a pause from when the doors open until they close, though its figures may change, the first of each. */
function allDay(alerts: readonly AlertRow[], calendar: Calendar, dateOn: string): AlertRow[] {
  const day = calendar.day(dateOn);
  const [opens, closes] = [day.opens, day.closes].map((it) => calendar.at(dateOn, it).getTime());
  if (opens === undefined || closes === undefined || !day.isOpen) return [];
  const untilOf = (it: AlertRow) => (it.valid_to === null ? Number.POSITIVE_INFINITY : (it.valid_to as Date).getTime());
  const coming = alerts.filter((it) => untilOf(it) > opens && (it.valid_from as Date).getTime() < closes);
  return [...Map.groupBy(coming, sameThing).values()].flatMap((some) => {
    const inOrder = some.toSorted(
      (one, other) => (one.valid_from as Date).getTime() - (other.valid_from as Date).getTime(),
    );
    const until = inOrder.reduce(
      (end, it) => ((it.valid_from as Date).getTime() <= end ? Math.max(end, untilOf(it)) : end),
      opens,
    );
    return until >= closes && inOrder[0] ? [inOrder[0]] : [];
  });
}

/** Of each kind the most pressing one; of lots rather one that expires tomorrow, while something can be done. */
function fromAlerts({ alerts }: Shown, calendar: Calendar, dateOn: string): FeaturedCapability[] {
  const current = allDay(alerts, calendar, dateOn);
  return FROM_ALERTS.flatMap(([feature, kind]) => {
    const some = current.filter((it) => it.kind === kind);
    const wanted = kind === "lot_expiring" ? "warning" : "urgent";
    const alert = some.find((one) => one.severity === wanted) ?? some[0];
    if (!alert) return [];
    const due = kind === "lot_expiring" && alert.severity === "warning" ? addDays(dateOn, 1) : dateOn;
    return [
      { feature, title: String(alert.title), screen: String(alert.screen), entityId: String(alert.entity_id), due },
    ];
  });
}

/** Whatever ran out yesterday: what runs out today is no fact before it has. */
function soldOutYesterday({ bakery, texts }: World, shown: Shown, dateOn: string): FeaturedCapability[] {
  const yesterday = addDays(dateOn, -1);
  const days = shown.forecast_accuracy.filter((it) => it.sold_out_at !== null && String(it.forecast_on) === yesterday);
  const last = days.reduce<RowOf<"forecast_accuracy"> | undefined>(
    (latest, it) => (latest === undefined || String(it.forecast_on) > String(latest.forecast_on) ? it : latest),
    undefined,
  );
  const product = bakery.products.find((it) => productId(it) === last?.product_id);
  if (!last || !product) return [];
  const name = texts.name(product);
  return [
    {
      feature: "production",
      title: texts.say(`Ayer se agotó: ${name}`, `Ran out yesterday: ${name}`),
      screen: "production",
      entityId: String(last.product_id),
      due: String(last.forecast_on),
    },
  ];
}

function lastPrice({ bakery, texts }: World, shown: Shown, now: Date): FeaturedCapability[] {
  const { calendar } = bakery;
  const past = shown.price_revisions.filter((it) => (it.valid_from as Date) <= now);
  const last = past.reduce<RowOf<"price_revisions"> | undefined>(
    (latest, it) => (latest === undefined || (it.valid_from as Date) > (latest.valid_from as Date) ? it : latest),
    undefined,
  );
  const product = bakery.products.find((it) => productId(it) === last?.product_id);
  if (!last || !product || last.price_cents === product.priceCents) return [];
  const [name, price] = [texts.name(product), texts.euros(Number(last.price_cents))];
  return [
    {
      feature: "catalogue",
      title: texts.say(`Precio nuevo: ${name}, ${price}`, `New price: ${name}, ${price}`),
      screen: "catalogue",
      entityId: String(last.product_id),
      due: calendar.local(last.valid_from as Date).date,
    },
  ];
}

function fromInsights({ insights }: Shown, now: Date): FeaturedCapability[] {
  const told = insights.filter((it) => (it.generated_at as Date) <= now);
  return FROM_INSIGHTS.flatMap(([feature, kind]) => {
    const insight = told.findLast((one) => one.kind === kind);
    if (!insight) return [];
    const entityId = insight.entity_id === null ? null : String(insight.entity_id);
    return [{ feature, title: String(insight.title), screen: String(insight.screen), entityId, due: null }];
  });
}

function nextHoliday({ bakery, texts, bakehouse }: World, dateOn: string): FeaturedCapability[] {
  for (let ahead = 1; ahead <= HOLIDAY_DAYS; ahead += 1) {
    const { date, holiday } = bakery.calendar.day(addDays(dateOn, ahead));
    if (!holiday) continue;
    const title = texts.say(`Festivo a la vista: ${holiday}`, `A holiday ahead: ${holiday}`);
    return [{ feature: "calendar", title, screen: "forecasting", entityId: locationId(bakehouse.place), due: date }];
  }
  return [];
}
