import type { z } from "zod";
import type { newScenario, ScenarioEdit } from "../../contract/scenario.ts";
import type { CustomScenario } from "../domain-prospects.ts";
import { conflict, scenarioIsUnrealistic } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import { askGenerator, orderFor } from "../provision/datasets.ts";
import type { ScenarioDeps } from "./deps.ts";
import { recipeOf, type Scenario, selectScenario, selectScenarioNow } from "./queries.ts";

/** Keeps a configuration as a scenario of its own, not offered yet. @throws Refusal `conflict` when the name is taken */
export async function saveScenario(
  deps: ScenarioDeps,
  custom: CustomScenario,
  wanted: z.output<ReturnType<typeof newScenario>>,
): Promise<Scenario> {
  const { scenario } = await selectScenarioNow(deps, custom.scenarioName);
  const configuration = { ...scenario.configuration, ...custom.toConfiguration(wanted.configuration) };
  const saved = await deps.main
    .insertInto("demo_scenarios")
    .values({
      scenario_name: wanted.scenario_name,
      display_name: wanted.display_name,
      description: wanted.description ?? null,
      business_name: wanted.business_name ?? wanted.display_name,
      location_count: custom.countLocations(configuration),
      product_count: Number(configuration["product_count"]),
      days_of_history: Number(configuration["days_of_history"]),
      seed_data_config: JSON.stringify(configuration),
      is_active: false,
      made_by: "staff",
    })
    .onConflict((it) => it.column("scenario_name").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!saved) throw conflict(`There is a scenario ${wanted.scenario_name} already.`);
  return selectScenario(deps, saved.id);
}

/** @throws Refusal `scenario_is_unrealistic` when it is to be offered and its data do not balance */
export async function editScenario(
  deps: ScenarioDeps,
  scenario: Scenario,
  edit: z.output<typeof ScenarioEdit>,
  actor: string,
): Promise<Scenario> {
  if (edit.is_active && !scenario.isActive) await refuseUnrealistic(deps, scenario);
  const changes = {
    ...(edit.display_name !== undefined && { display_name: edit.display_name }),
    ...(edit.description !== undefined && { description: edit.description }),
    ...(edit.is_active !== undefined && { is_active: edit.is_active }),
  };
  if (Object.keys(changes).length > 0)
    await deps.main.transaction().execute(async (db) => {
      await db.updateTable("demo_scenarios").set(changes).where("id", "=", scenario.id).execute();
      const details = { scenario: scenario.name, ...changes, ...(edit.reason && { reason: edit.reason }) };
      await recordAudit(db, { action: "scenario_edited", actor, details });
    });
  return selectScenario(deps, scenario.id);
}

async function refuseUnrealistic(deps: ScenarioDeps, { name }: Scenario): Promise<void> {
  const { scenario, now } = await selectScenarioNow(deps, name);
  const { order } = orderFor(deps, recipeOf(scenario), now, "es");
  const findings = ((await askGenerator(deps, "check", order)) ?? []) as readonly string[];
  if (findings.length > 0) throw scenarioIsUnrealistic(findings);
}
