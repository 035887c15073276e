import { SHARE_MINUTES, type Showcase } from "../../../contract/bakery/showcase.ts";
import { daysLike, hoursOf, median, typicalUnits } from "../days/hours.ts";
import type { CalendarRow, SoldHour } from "../days/queries.ts";
import { byId, instant, type Row, sum, table, text } from "../realism/books.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { RUNS, type Run, startOf } from "../world/rules/production.ts";
import { breadOf } from "./bread.ts";
import type { Scene } from "./facts.ts";

const MINUTE_MS = 60_000;
const STEP_MS = SHARE_MINUTES * MINUTE_MS;

/** The day on which a demo opens, for who has none yet: what is sold in it, what is baked, and tomorrow's bread. */
export function showcaseOf(scene: Scene, products: readonly ShopProduct[]): Showcase | undefined {
  const { books, dateOn, calendar } = scene;
  const days = daysOf(table(books, "calendar_days"));
  const day = days.find((it) => it.day_on === dateOn);
  if (!day?.opens_at || !day.closes_at) return undefined;
  const sold = soldHours(table(books, "tickets"), scene);
  const hasSold = new Set(sold.map((it) => it.sold_on));
  const like = daysLike(
    day,
    days.filter((it) => hasSold.has(it.day_on)),
    calendar.timeZone,
  );
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
    ...typicalMoney(scene, { ...day, opens_at: day.opens_at, closes_at: day.closes_at }, like),
    tickets: ticketsOf(scene, day.opens_at),
    toy: breadOf(scene, products) ?? null,
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

/** The money of days like it: the median of their totals, and how much of it is in after each ten minutes from opening. */
function typicalMoney(
  scene: Scene,
  day: CalendarRow & { opens_at: Date; closes_at: Date },
  like: readonly CalendarRow[],
) {
  const dates = new Set(like.map((it) => it.day_on));
  const tickets = table(scene.books, "tickets").filter((it) => dates.has(text(it["sold_on"])));
  const minuteOf = (at: number) => scene.calendar.local(new Date(at)).minute;
  const sold = tickets.map((it) => ({ minute: minuteOf(instant(it["sold_at"])), cents: Number(it["gross_cents"]) }));
  const all = sum(tickets, "gross_cents");
  const share = (minute: number) =>
    all > 0 ? sold.reduce((cents, it) => cents + (it.minute < minute ? it.cents : 0), 0) / all : 0;
  const [opens, steps] = [
    minuteOf(day.opens_at.getTime()),
    (day.closes_at.getTime() - day.opens_at.getTime()) / STEP_MS,
  ];
  return {
    typical_cents: Math.round(
      median(
        like.map((it) =>
          sum(
            tickets.filter((one) => one["sold_on"] === it.day_on),
            "gross_cents",
          ),
        ),
      ),
    ),
    typical_shares: Array.from(
      { length: Math.ceil(steps) + 1 },
      (_, step) => Math.round(10_000 * share(opens + step * SHARE_MINUTES)) / 10_000,
    ),
  };
}

function ticketsOf({ books, dateOn }: Scene, opensAt: Date): Showcase["tickets"] {
  const products = byId(books, "products");
  const lines = Map.groupBy(table(books, "ticket_lines"), (it) => it["ticket_id"]);
  return table(books, "tickets")
    .filter((it) => it["sold_on"] === dateOn)
    .sort((one, other) => instant(one["sold_at"]) - instant(other["sold_at"]))
    .map((it) => {
      const [line, ...others] = lines.get(it["id"]) ?? [];
      const first = text(products.get(line?.["product_id"])?.["name"] ?? "").replace(/ *[(/].*/, "");
      const what = others.length > 0 ? `${first} +${others.length}` : first;
      const minute = Math.round((10 * (instant(it["sold_at"]) - opensAt.getTime())) / MINUTE_MS) / 10;
      return [minute, Number(it["gross_cents"]), Number(it["units"]), what, text(it["payment"])] as const;
    });
}

/** Each run of the day, and how many pieces it was to bake after each planning of it. */
function runsOf({ books, dateOn, calendar }: Scene): Showcase["runs"] {
  const plans = table(books, "production_plans").filter((it) => it["plan_on"] === dateOn);
  return RUNS.map((run: Run) => ({
    lit_at: calendar.at(dateOn, startOf(run, calendar.day(dateOn))).toISOString(),
    planned: plannings(plans.filter((it) => it["run"] === run)),
  })).filter((it) => it.planned.some(([, units]) => units > 0));
}

/** What is planned later replaces what was said of the same product in the same shop. */
function plannings(plans: readonly Row[]): Array<readonly [string, number]> {
  const byTime = [...Map.groupBy(plans, (it) => instant(it["generated_at"]))].sort(([one], [other]) => one - other);
  const units = new Map<string, number>();
  return byTime.map(([at, rows]) => {
    for (const it of rows) units.set(`${it["product_id"]} ${it["location_id"]}`, Number(it["planned_units"]));
    return [new Date(at).toISOString(), [...units.values()].reduce((all, it) => all + it, 0)] as const;
  });
}
