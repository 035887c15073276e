import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import type { z } from "zod";
import { type Analysis, type AnalysisQuery, analyticsApi } from "../../contract/analytics.ts";
import { invalidInput } from "../errors.ts";
import { mustBeStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { serve } from "../serve.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { type Measure, selectFigures } from "./figures.ts";
import { selectGroups } from "./groups.ts";
import { selectHours } from "./hours.ts";
import { CONVERSION, DASHBOARD, usage } from "./measures.ts";
import { leastOf, type Population } from "./population.ts";
import { selectSteps, toSteps } from "./steps.ts";
import { selectVisits } from "./visits.ts";
import { readWho } from "./who.ts";

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** What the demos meant, for the sales team: three questions, one shape, and to each what it is asked for. */
export const analyticsRoutes =
  (deps: AnalyticsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    whoRoute(app, deps);
    serve(app, analyticsApi, "GET /demo-sessions/analytics/dashboard", async ({ caller, query }) => {
      mustBeStaff(caller);
      const asked = await askedFor(deps, query);
      const [analysis, steps] = await Promise.all([analyse(deps, DASHBOARD, asked), stepsOf(deps, asked)]);
      return { ...analysis, steps };
    });
    serve(app, analyticsApi, "GET /demo-sessions/analytics/usage", async ({ caller, query }) => {
      mustBeStaff(caller);
      const asked = await askedFor(deps, query);
      const [analysis, hours] = await Promise.all([
        analyse(deps, usage(deps.domain), asked),
        selectHours(deps.main, asked.population),
      ]);
      return { ...analysis, hours };
    });
    serve(app, analyticsApi, "GET /demo-sessions/analytics/conversion", async ({ caller, query }) => {
      mustBeStaff(caller);
      const asked = await askedFor(deps, query);
      const by = (it: "source" | "link" | "owner") => selectGroups(deps.main, it, asked.population);
      const [analysis, steps, by_source, by_link, by_owner] = await Promise.all([
        analyse(deps, CONVERSION, asked),
        stepsOf(deps, asked),
        by("source"),
        by("link"),
        by("owner"),
      ]);
      return { ...analysis, steps, by_source, by_link, by_owner };
    });
  };

/** Of few that one thing brought nobody is told apart. */
function whoRoute(app: RouteApp, deps: AnalyticsDeps): void {
  serve(app, analyticsApi, "GET /demo-sessions/analytics/who", async ({ caller, query }) => {
    mustBeStaff(caller);
    const { population } = await askedFor(deps, query);
    const { counts } = await selectSteps(deps.main, population);
    if (counts.demos < leastOf(population)) {
      const total = query.step === "demos" && !query.stopped ? counts.demos : 0;
      return { items: [], next_cursor: null, total, others: total };
    }
    return readWho(deps.main, caller, population, query);
  });
}

/** Whom a request is about, and with whom they are compared. */
interface Asked {
  readonly population: Population;
  readonly before: Population | undefined;
}

async function askedFor(
  deps: AnalyticsDeps,
  query: Omit<z.output<typeof AnalysisQuery>, "compare"> & { compare?: "previous" | undefined },
): Promise<Asked> {
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

const periodIn = ({ from, to }: Population) => ({ from, to });

async function analyse(
  { main }: AnalyticsDeps,
  measures: readonly Measure[],
  { population, before }: Asked,
): Promise<z.output<typeof Analysis>> {
  const [{ all, byScenario }, then] = await Promise.all([
    selectFigures(main, measures, population),
    before && selectFigures(main, measures, before),
  ]);
  return {
    period: periodIn(population),
    figures: all,
    by_scenario: byScenario,
    ...(before && then && { previous: { period: periodIn(before), figures: then.all } }),
  };
}

/** Of few that one thing brought, how many and no further. */
async function stepsOf({ main }: AnalyticsDeps, { population, before }: Asked) {
  const counted = await selectSteps(main, population);
  const visits = await selectVisits(main, population);
  const then = before && (await selectSteps(main, before)).counts;
  const least = leastOf(population);
  const steps = toSteps(counted, visits, then && then.demos >= least ? then : undefined);
  return counted.counts.demos < least ? steps.filter((it) => NAMES_NOBODY.has(it.name)) : steps;
}
const NAMES_NOBODY: ReadonlySet<string> = new Set(["visits", "demos"]);

/** @throws Refusal `invalid_input` for a period that ends before it begins, or is too long */
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
