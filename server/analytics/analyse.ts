import type { z } from "zod";
import type { Analysis, Step } from "../../contract/analytics.ts";
import type { Asked } from "./asked.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { type Measure, selectFigures } from "./figures.ts";
import { leastOf, type Population } from "./population.ts";
import { countsIn, STEP_MEASURES, toSteps } from "./steps.ts";
import { selectVisits } from "./visits.ts";

const periodIn = ({ from, to }: Population) => ({ from, to });

/** The measures of a population, and of the one before where that is asked for. */
export async function analyse(
  { main }: AnalyticsDeps,
  measures: readonly Measure[],
  { population, before }: Asked,
): Promise<z.output<typeof Analysis>> {
  const [now, then] = await Promise.all([
    selectFigures(main, measures, population),
    before && selectFigures(main, measures, before),
  ]);
  return present({ population, before }, now, then);
}

/** The same with the funnel, counted in the same look at the demos. */
export async function analyseWithSteps(
  { main }: AnalyticsDeps,
  measures: readonly Measure[],
  { population, before }: Asked,
): Promise<z.output<typeof Analysis> & { steps: Array<z.output<typeof Step>> }> {
  const all = [...measures, ...STEP_MEASURES];
  const [now, then, visits] = await Promise.all([
    selectFigures(main, all, population),
    before && selectFigures(main, all, before),
    selectVisits(main, population),
  ]);
  const counted = countsIn(now.sums);
  const countedThen = then && countsIn(then.sums).counts;
  const least = leastOf(population);
  const steps = toSteps(counted, visits, countedThen && countedThen.demos >= least ? countedThen : undefined);
  const names = new Set(measures.map((it) => it.name));
  return {
    ...present({ population, before }, keep(names, now), then && keep(names, then)),
    // Of few that one thing brought, how many and no further.
    steps: counted.counts.demos < least ? steps.filter((it) => it.name === "visits" || it.name === "demos") : steps,
  };
}

type Found = Awaited<ReturnType<typeof selectFigures>>;

const keep = (names: ReadonlySet<string>, { all, byScenario, sums }: Found): Found => ({
  all: all.filter((it) => names.has(it.name)),
  byScenario: byScenario.map((it) => ({ ...it, figures: it.figures.filter(({ name }) => names.has(name)) })),
  sums,
});

const present = ({ population, before }: Asked, now: Found, then: Found | undefined) => ({
  period: periodIn(population),
  figures: now.all,
  by_scenario: now.byScenario,
  ...(before && then && { previous: { period: periodIn(before), figures: then.all } }),
});
