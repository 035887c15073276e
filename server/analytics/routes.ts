import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import type { z } from "zod";
import { type Analysis, type AnalysisQuery, analyticsApi } from "../../contract/analytics.ts";
import { invalidInput } from "../errors.ts";
import { mustBeStaff } from "../http/caller.ts";
import { serve } from "../serve.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { type Measure, type Population, selectFigures } from "./figures.ts";
import { CONVERSION, DASHBOARD, usage } from "./measures.ts";

const DEFAULT_DAYS = 30;
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** What the demos meant, for the sales team: three questions, one shape. */
export const analyticsRoutes =
  (deps: AnalyticsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const measures = {
      "GET /demo-sessions/analytics/dashboard": DASHBOARD,
      "GET /demo-sessions/analytics/usage": usage(deps.domain.features),
      "GET /demo-sessions/analytics/conversion": CONVERSION,
    };
    for (const [route, of] of Object.entries(measures))
      serve(app, analyticsApi, route as keyof typeof measures, async ({ caller, query }) => {
        mustBeStaff(caller);
        return analyse(deps, of, query);
      });
  };

async function analyse(
  deps: AnalyticsDeps,
  measures: readonly Measure[],
  asked: z.output<typeof AnalysisQuery>,
): Promise<z.output<typeof Analysis>> {
  const days = await periodOf(deps, asked);
  const population = { timeZone: deps.config.reportingTimeZone, scenarioName: asked.scenario, utmSource: asked.source };
  const figures = (of: Pick<Population, "from" | "to">) => selectFigures(deps.main, measures, { ...population, ...of });
  const { all, byScenario } = await figures(days);
  const before = asked.compare && previous(days);
  return {
    period: days,
    figures: all,
    by_scenario: byScenario,
    ...(before && { previous: { period: before, figures: (await figures(before)).all } }),
  };
}

/** @throws Refusal `invalid_input` for a period that ends before it begins, or is too long */
async function periodOf(deps: AnalyticsDeps, { from, to }: { from?: string | undefined; to?: string | undefined }) {
  const end = to ?? (await selectToday(deps));
  const start = from ?? addDays(end, 1 - DEFAULT_DAYS);
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
