import { productId } from "../world/model/thing-ids.ts";
import { type Load, loadsOfRun, type Planned, RUNS, type Run, startOf } from "../world/rules/production.ts";
import type { Model } from "../world/state/world.ts";
import type { BakedRow } from "./queries.ts";

export interface PlannedUnits {
  readonly run: Run;
  readonly product_id: string;
  readonly planned_units: number;
}

export interface RunOfDay {
  readonly run: Run;
  readonly litAt: Date;
  readonly readyAt: Date;
  readonly plannedUnits: number;
  readonly outUnits: number;
  readonly inUnits: number;
}

/** The runs of a day that bake something: what is out of the oven, what is in it, and when the last of it should be out. */
export function runsOfDay(
  model: Model,
  date: string,
  planned: readonly PlannedUnits[],
  baked: readonly BakedRow[],
  now: Date,
): RunOfDay[] {
  const day = model.bakery.calendar.day(date);
  const at = (minute: number) => model.bakery.calendar.at(date, minute);
  const products = new Map(model.bakery.products.map((it) => [productId(it), it]));
  const plan: Planned[] = planned.flatMap((it) => {
    const product = products.get(it.product_id);
    return product ? [{ product, run: it.run, units: it.planned_units }] : [];
  });
  let busyUntil = Array.from({ length: model.decks }, () => 0);
  return RUNS.flatMap((run) => {
    const loads = loadsOfRun(day, run, plan, busyUntil);
    busyUntil = busyUntil.map((it, index) =>
      Math.max(it, ...loads.filter(onDeck(index + 1)).map((one) => one.finishedAt)),
    );
    const own = planned.filter((it) => it.run === run);
    const out = baked.filter((it) => it.run === run);
    if (own.length === 0 && out.length === 0) return [];
    const isOut = new Set(out.map((it) => it.product_id));
    const rest = loads.filter((it) => !isOut.has(productId(it.product)));
    const inside = rest.filter((it) => at(it.startedAt) <= now && now < at(it.finishedAt));
    const ends = [...out.map((it) => it.finished_at), ...rest.map((it) => at(it.finishedAt))];
    const litAt = at(startOf(run, day));
    return {
      run,
      litAt,
      readyAt: new Date(Math.max(litAt.getTime(), ...ends.map((it) => it.getTime()))),
      plannedUnits: own.reduce((sum, it) => sum + it.planned_units, 0),
      outUnits: out.reduce((sum, it) => sum + it.produced_units, 0),
      inUnits: inside.reduce((sum, it) => sum + it.units, 0),
    };
  });
}

const onDeck = (deck: number) => (it: Load) => it.deck === deck;
