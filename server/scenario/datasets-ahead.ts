import { Refusal } from "../errors.ts";
import { ensureDataset, orderFor, unloadUnused } from "../provision/datasets.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { ScenarioDeps } from "./deps.ts";
import { selectChallengers } from "./experiments.ts";
import { recipeOf, selectScenarios } from "./queries.ts";

/** From the afternoon on, tomorrow's dataset is the one that opens when this much time has passed. */
const AHEAD_MS = 16 * 3_600_000;

/** Every dataset that a demo opened now, or tomorrow morning, would be opened on: also of what is tried beside another. */
async function offered(deps: ScenarioDeps) {
  const challengers = new Set(await selectChallengers(deps.main));
  const scenarios = (await selectScenarios(deps, "es", true)).filter((it) => it.isActive || challengers.has(it.name));
  const { now } = await deps.main.selectNoFrom(databaseNow.as("now")).executeTakeFirstOrThrow();
  const moments = [now, new Date(now.getTime() + AHEAD_MS)];
  return moments.flatMap((at) =>
    scenarios.flatMap((it) => LOCALES.map((locale) => orderFor(deps, recipeOf(it), at, locale))),
  );
}

/** The one first that most demos are opened in. */
const LOCALES = ["es", "en"] as const;

/**
 * Makes today's datasets, and from the afternoon on tomorrow's, so that no visitor waits for one. One after the other, the most
 * wanted first; one that cannot be made keeps no other from it.
 */
export async function prepareDatasets(deps: ScenarioDeps): Promise<void> {
  const orders = await offered(deps);
  const challengers = await selectChallengers(deps.main);
  const wanted = orders.filter(
    ({ order }, index) => deps.config.preparesAll || index === 0 || challengers.includes(order.scenarioName),
  );
  for (const order of wanted)
    await ensureDataset(deps, order).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      deps.log.info({ scenario: order.order.scenarioName, locale: order.order.locale }, "this dataset takes longer");
    });
}

/** Deletes datasets that no tenant uses and no demo will be opened on any more. */
export async function cleanDatasets(deps: ScenarioDeps): Promise<number> {
  return unloadUnused(
    deps,
    (await offered(deps)).map((it) => it.id),
  );
}
