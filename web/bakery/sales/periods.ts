/** Sales of one day of all shops together. */
export interface DaySales {
  readonly day: string;
  readonly gross: number;
  readonly net: number;
  readonly tickets: number;
  readonly units: number;
}

interface Row {
  readonly sold_on: string;
  readonly gross_cents: number;
  readonly net_cents: number;
  readonly tickets: number;
  readonly units: number;
}

export function byDay(rows: readonly Row[]): readonly DaySales[] {
  const days = new Map<string, DaySales>();
  for (const row of rows) {
    const sum = days.get(row.sold_on) ?? { day: row.sold_on, gross: 0, net: 0, tickets: 0, units: 0 };
    days.set(row.sold_on, {
      day: row.sold_on,
      gross: sum.gross + row.gross_cents,
      net: sum.net + row.net_cents,
      tickets: sum.tickets + row.tickets,
      units: sum.units + row.units,
    });
  }
  return [...days.values()];
}

export type Period = "day" | "week" | "month";

/** Days put together; a period is named by its first day, weeks begin on Mondays (ISO 8601). */
export function group(days: readonly DaySales[], period: Period): readonly DaySales[] {
  if (period === "day") return days;
  return byDay(
    days.map((day) => ({
      sold_on: firstOf(day.day, period),
      gross_cents: day.gross,
      net_cents: day.net,
      tickets: day.tickets,
      units: day.units,
    })),
  );
}

const DAY_MS = 86_400_000;

function firstOf(day: string, period: "week" | "month"): string {
  if (period === "month") return `${day.slice(0, 7)}-01`;
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - weekday * DAY_MS).toISOString().slice(0, 10);
}

/** Mean of the same weekday on the other days before today: what a day would usually sell. */
export function usual(days: readonly DaySales[], day: string, today: string): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const same = days.filter(
    (it) => it.day !== day && it.day < today && new Date(`${it.day}T00:00:00Z`).getUTCDay() === weekday,
  );
  return same.reduce((sum, it) => sum + it.gross, 0) / Math.max(1, same.length);
}

/** Local dates, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

export interface Totals {
  readonly gross: number;
  readonly tickets: number;
  readonly units: number;
  /** On which something was sold. */
  readonly openDays: number;
}

export function sumOf(days: readonly DaySales[], { from, to }: Span): Totals {
  const within = days.filter((it) => it.day >= from && it.day <= to);
  const sum = (of: (it: DaySales) => number) => within.reduce((total, it) => total + of(it), 0);
  return {
    gross: sum((it) => it.gross),
    tickets: sum((it) => it.tickets),
    units: sum((it) => it.units),
    openDays: sum((it) => (it.tickets > 0 ? 1 : 0)),
  };
}

const FOUR_WEEKS = 28;

/** The 28 days before today over the 28 before them, less one; undefined where there is not so much history. */
export function fourWeeksChange(days: readonly DaySales[], today: string): number | undefined {
  const first = days[0]?.day;
  if (first === undefined || first > daysBefore(today, 2 * FOUR_WEEKS)) return undefined;
  const weeks = (back: number): Span => ({
    from: daysBefore(today, back * FOUR_WEEKS),
    to: daysBefore(today, (back - 1) * FOUR_WEEKS + 1),
  });
  return sumOf(days, weeks(1)).gross / sumOf(days, weeks(2)).gross - 1;
}
