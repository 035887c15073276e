import { sql } from "kysely";
import type { z } from "zod";
import type { AnalysisQuery } from "../../contract/analytics.ts";
import { invalidInput } from "../errors.ts";
import type { AnalyticsDeps } from "./deps.ts";
import type { Population } from "./population.ts";

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

type Query = z.output<typeof AnalysisQuery>;

/** Whom a request is about, and with whom they are compared. */
export interface Asked {
  readonly population: Population;
  readonly before: Population | undefined;
}

/** @throws Refusal `invalid_input` for a period that ends before it begins, or is too long */
export async function askedFor(deps: AnalyticsDeps, query: Pick<Query, "days"> & Partial<Query>): Promise<Asked> {
  const population = {
    ...(await periodOf(deps, query)),
    timeZone: deps.config.reportingTimeZone,
    scenarioName: query.scenario,
    utmSource: query.source,
    ownerId: query.owner,
    linkId: query.link,
  };
  return { population, before: query.compare && { ...population, ...previous(population) } };
}

async function periodOf(
  deps: AnalyticsDeps,
  { from, to, days }: { from?: string | undefined; to?: string | undefined; days: number },
) {
  const end = to ?? (await selectToday(deps));
  const start = from ?? addDays(end, 1 - days);
  if (start > end)
    throw invalidInput("The period ends before it begins.", [{ pointer: "/to", detail: "must not be before from" }]);
  if (daysBetween(start, end) > MOST_DAYS)
    throw invalidInput(`A period may have ${MOST_DAYS} days.`, [{ pointer: "/from", detail: "is too long before to" }]);
  return { from: start, to: end };
}

/** By the database's clock, on the sales team's calendar. */
async function selectToday({ main, config }: AnalyticsDeps): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (clock_timestamp() at time zone ${config.reportingTimeZone})::date as today`.execute(main);
  return rows[0]?.today ?? "";
}

function previous({ from, to }: { from: string; to: string }) {
  return { from: addDays(from, -1 - daysBetween(from, to)), to: addDays(from, -1) };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
