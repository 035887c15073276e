import type { Showcase } from "../../../contract/bakery/showcase.ts";
import { daysLike, hoursOf, median, typicalUnits } from "../days/hours.ts";
import type { CalendarRow, SoldHour } from "../days/queries.ts";
import { byId, instant, type Row, sum, table, text } from "../realism/books.ts";
import { addDays } from "../world/model/day.ts";
import { waterOf } from "../world/model/recipes.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { productId } from "../world/model/thing-ids.ts";
import { MODEL } from "../world/rules/forecast.ts";
import { RUNS, type Run, startOf, wantedUnits } from "../world/rules/production.ts";
import type { Scene } from "./facts.ts";

const MINUTE_MS = 60_000;

/** The day on which a demo opens, for who has none yet: what is sold in it, what is baked, and tomorrow's bread. */
export function showcaseOf(scene: Scene, products: readonly ShopProduct[]): Showcase | undefined {
  const { books, dateOn, calendar } = scene;
  const days = daysOf(table(books, "calendar_days"));
  const day = days.find((it) => it.day_on === dateOn);
  if (!day?.opens_at || !day.closes_at) return undefined;
  const like = daysLike(
    day,
    days.filter((it) => it.day_on < dateOn),
    calendar,
  );
  const sold = soldHours(table(books, "tickets"), scene);
  const hours = hoursOf(day, calendar);
  const weather = table(books, "weather_days").find((it) => it["day_on"] === dateOn);
  return {
    day_on: dateOn,
    time_zone: calendar.timeZone,
    opens_at: day.opens_at.toISOString(),
    closes_at: day.closes_at.toISOString(),
    weather: weather
      ? { condition: weather["condition"] as "sunny", max_celsius: Number(weather["max_celsius"]) }
      : null,
    runs: runsOf(scene),
    hours: hours.map((it) => ({
      starts_at: it.startsAt.toISOString(),
      ends_at: it.endsAt.toISOString(),
      typical_units: typicalUnits(it.hour, like, sold),
    })),
    ...typicalMoney(
      scene,
      like,
      hours.map((it) => it.hour),
    ),
    tickets: ticketsOf(scene, day.opens_at),
    toy: toyOf(scene, products) ?? null,
  };
}

function daysOf(rows: readonly Row[]): CalendarRow[] {
  return [...Map.groupBy(rows, (it) => text(it["day_on"]))].map(([day_on, of]) => {
    const ends = (column: string) => of.map((it) => instant(it[column])).filter((it) => !Number.isNaN(it));
    const [opens, closes] = [ends("opens_at"), ends("closes_at")];
    const [first] = of;
    return {
      day_on,
      is_open: of.some((it) => it["is_open"] === true),
      opens_at: opens.length > 0 ? new Date(Math.min(...opens)) : null,
      closes_at: closes.length > 0 ? new Date(Math.max(...closes)) : null,
      holiday: (first?.["holiday"] as string | null) ?? null,
      event: (first?.["event"] as string | null) ?? null,
    };
  });
}

const hourOf = (it: Row, { calendar }: Scene): number =>
  Math.floor(calendar.local(new Date(instant(it["sold_at"]))).minute / 60);

function soldHours(tickets: readonly Row[], scene: Scene): SoldHour[] {
  const groups = Map.groupBy(tickets, (it) => `${it["sold_on"]} ${hourOf(it, scene)}`);
  return [...groups].map(([key, of]) => {
    const [sold_on = "", hour = ""] = key.split(" ");
    return { sold_on, hour: Number(hour), units: sum(of, "units") };
  });
}

/** The money of days like it: the median of their totals, and how much of it is in by the end of each hour. */
function typicalMoney(scene: Scene, like: readonly CalendarRow[], hours: readonly number[]) {
  const dates = new Set(like.map((it) => it.day_on));
  const tickets = table(scene.books, "tickets").filter((it) => dates.has(text(it["sold_on"])));
  const totals = like.map((day) =>
    sum(
      tickets.filter((it) => it["sold_on"] === day.day_on),
      "gross_cents",
    ),
  );
  const all = sum(tickets, "gross_cents");
  const upTo = (hour: number) =>
    sum(
      tickets.filter((it) => hourOf(it, scene) <= hour),
      "gross_cents",
    );
  return {
    typical_cents: Math.round(median(totals)),
    typical_shares: hours.map((hour) => (all > 0 ? Math.round((1_000 * upTo(hour)) / all) / 1_000 : 0)),
  };
}

function ticketsOf({ books, dateOn }: Scene, opensAt: Date): Showcase["tickets"] {
  const products = byId(books, "products");
  const lines = Map.groupBy(table(books, "ticket_lines"), (it) => it["ticket_id"]);
  return table(books, "tickets")
    .filter((it) => it["sold_on"] === dateOn && it["voids_ticket_id"] === null && it["channel"] !== "wholesale")
    .sort((one, other) => instant(one["sold_at"]) - instant(other["sold_at"]))
    .map((it) => {
      const [line] = lines.get(it["id"]) ?? [];
      const what = text(products.get(line?.["product_id"])?.["name"] ?? "").replace(/ *[(/].*/, "");
      const minute = Math.round((10 * (instant(it["sold_at"]) - opensAt.getTime())) / MINUTE_MS) / 10;
      return [minute, Number(it["gross_cents"]), Number(it["units"]), what, text(it["payment"])] as const;
    });
}

/** Of each product and run the plan that was made last. */
function plannedOn({ books }: Scene, date: string): Row[] {
  const last = new Map<string, Row>();
  const rows = table(books, "production_plans").filter((it) => it["plan_on"] === date);
  for (const it of rows.toSorted((one, other) => instant(one["generated_at"]) - instant(other["generated_at"])))
    last.set(`${it["run"]} ${it["product_id"]}`, it);
  return [...last.values()];
}

function runsOf(scene: Scene): Showcase["runs"] {
  const { dateOn, calendar } = scene;
  const planned = plannedOn(scene, dateOn);
  return RUNS.map((run: Run) => ({
    lit_at: calendar.at(dateOn, startOf(run, calendar.day(dateOn))).toISOString(),
    planned_units: sum(
      planned.filter((it) => it["run"] === run),
      "planned_units",
    ),
  })).filter((it) => it.planned_units > 0);
}

/** Tomorrow's forecast of what sells most of what is baked, and what a piece of it takes. */
function toyOf(scene: Scene, products: readonly ShopProduct[]): Showcase["toy"] | undefined {
  const { books, dateOn, calendar } = scene;
  let date = addDays(dateOn, 1);
  while (!calendar.day(date).isOpen) date = addDays(date, 1);
  const said = table(books, "forecasts").filter(
    (it) => it["forecast_on"] === date && it["model"] === MODEL && instant(it["generated_at"]) <= scene.now.getTime(),
  );
  const baked = new Map(products.filter((it) => it.isBaked).map((it) => [productId(it), it]));
  const groups = Map.groupBy(
    said.filter((it) => baked.has(text(it["product_id"]))),
    (it) => text(it["product_id"]),
  );
  const [best] = [...groups]
    .map(([id, of]) => {
      const newest = Math.max(...of.map((it) => instant(it["generated_at"])));
      const rows = of.filter((it) => instant(it["generated_at"]) === newest);
      return {
        id,
        likely: sum(rows, "predicted_units"),
        low: sum(rows, "lower_units"),
        high: sum(rows, "upper_units"),
      };
    })
    .sort((one, other) => other.likely - one.likely);
  const product = best && baked.get(best.id);
  if (!best || !product) return undefined;
  const prices = byId(books, "ingredients");
  const lines = table(books, "recipe_lines").filter((it) => it["product_id"] === best.id);
  const food = lines.filter((it) => prices.get(it["ingredient_id"])?.["is_food"] === true);
  const cost = lines.reduce(
    (all, it) => all + (Number(it["grams"]) * Number(prices.get(it["ingredient_id"])?.["cents_per_kg"])) / 1_000,
    0,
  );
  return {
    product_id: best.id,
    name: product.name,
    day_on: date,
    likely: Math.round(best.likely),
    low: Math.round(best.low),
    high: Math.round(best.high),
    planned: Math.ceil(wantedUnits(product, { predicted: best.likely, lower: best.low, upper: best.high })),
    dough_grams: Math.round(sum(food, "grams") + waterOf(product)),
    cost_cents: Math.round(10 * cost) / 10,
  };
}
