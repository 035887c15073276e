import type { CheckedDataset } from "../domain.ts";
import { scenarioIsUnrealistic } from "../errors.ts";
import { askGenerator, orderFor, type ScenarioRecipe } from "../provision/datasets.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { ScenarioDeps } from "./deps.ts";

const NOTHING: CheckedDataset = { findings: [], rowCounts: {}, featured: [] };

/** Makes a scenario's data of today only to count and check them. @throws Refusal `not_ready` where that takes too long */
export async function dryRun(deps: ScenarioDeps, recipe: ScenarioRecipe, locale: string): Promise<CheckedDataset> {
  const { now } = await deps.main.selectNoFrom(databaseNow.as("now")).executeTakeFirstOrThrow();
  const { order } = orderFor(deps, recipe, now, locale);
  return ((await askGenerator(deps, "check", order)) as CheckedDataset | undefined) ?? NOTHING;
}

/** @throws Refusal `scenario_is_unrealistic` with what does not balance */
export async function mustBalance(deps: ScenarioDeps, recipe: ScenarioRecipe): Promise<void> {
  const { findings } = await dryRun(deps, recipe, "es");
  if (findings.length > 0) throw scenarioIsUnrealistic(findings);
}
