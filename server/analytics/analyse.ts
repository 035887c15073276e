import type { z } from "zod";
import type { Analysis, Step } from "../../contract/analytics.ts";
import type { Asked } from "./asked.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { selectFigures } from "./figures.ts";
import type { Measure } from "./measure.ts";
import type { Population } from "./population.ts";
import { countsIn, STEP_MEASURES, toSteps } from "./steps.ts";
import { selectVisits } from "./visits.ts";

const periodIn = ({ from, to }: Population) => ({ from, to });

/** The measures of a population, and of the one before where that is asked for. */
export async function analyse(
  { main }: AnalyticsDeps,
  measures: readonly Measure[],
  { population, before }: Asked,
): Promise<z.output<typeof Analysis> & { isTold: boolean }> {
  const [now, then] = await Promise.all([
    selectFigures(main, measures, population),
    before && selectFigures(main, measures, before),
  ]);
  return { ...present({ population, before }, now, then), isTold: now.isTold };
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
  const steps = toSteps(counted, visits, then?.isTold ? countedThen : undefined);
  const names = new Set(measures.map((it) => it.name));
  return {
    ...present({ population, before }, keep(names, now), then && keep(names, then)),
    steps: now.isTold ? steps : steps.filter((it) => it.name === "demos").map((it) => ({ ...it, share: null })),
  };
}

type Found = Awaited<ReturnType<typeof selectFigures>>;

const keep = (names: ReadonlySet<string>, { all, byScenario, ...found }: Found): Found => ({
  ...found,
  all: all.filter((it) => names.has(it.name)),
  byScenario: byScenario.map((it) => ({ ...it, figures: it.figures.filter(({ name }) => names.has(name)) })),
});

const present = ({ population, before }: Asked, now: Found, then: Found | undefined) => ({
  period: periodIn(population),
  figures: now.all,
  by_scenario: now.byScenario,
  ...(before && then && { previous: { period: periodIn(before), figures: then.all } }),
});
