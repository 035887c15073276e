import type { Deps } from "../deps.ts";
import { ensureDataset, orderFor, unloadUnused } from "../provision/datasets.ts";
import { clock } from "./queries.ts";
import { recipeOf, selectScenarios } from "./scenarios.ts";

/** From the afternoon on, tomorrow's dataset is the one that opens when this much time has passed. */
const AHEAD_MS = 16 * 3_600_000;

/** Every dataset that a demo opened now, or tomorrow morning, would be opened on. */
async function offered(deps: Deps) {
  const scenarios = await selectScenarios(deps);
  const { now } = await deps.main.selectNoFrom(clock.as("now")).executeTakeFirstOrThrow();
  const moments = [now, new Date(now.getTime() + AHEAD_MS)];
  return moments.flatMap((at) => scenarios.map((it) => orderFor(deps, recipeOf(it), at)));
}

/** Makes today's datasets, and from the afternoon on tomorrow's, so that no visitor waits for one. */
export async function prepareDatasets(deps: Deps): Promise<void> {
  for (const it of await offered(deps)) await ensureDataset(deps, it);
}

/** Deletes datasets that no tenant uses and no demo will be opened on any more. */
export async function cleanDatasets(deps: Deps): Promise<number> {
  return unloadUnused(
    deps,
    (await offered(deps)).map((it) => it.id),
  );
}
