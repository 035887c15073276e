import type { z } from "zod";
import type { newScenario, scenarioEdit } from "../../contract/scenario-staff.ts";
import type { Configuration } from "../domain.ts";
import type { CustomScenario } from "../domain-prospects.ts";
import { conflict, editedMeanwhile, invalidInput } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import { ensureDataset, orderFor } from "../provision/datasets.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { ScenarioDeps } from "./deps.ts";
import { mustBalance } from "./dry-run.ts";
import { endExperimentsOf, isInExperiment } from "./experiments.ts";
import { presentScenario } from "./present.ts";
import { recipeOf, type Scenario, selectScenario } from "./queries.ts";
import { recordVersion } from "./versions.ts";

type Edit = z.output<ReturnType<typeof scenarioEdit>>;

/** What a scenario is made by with what somebody set, over what that is set on. */
export const configured = (custom: CustomScenario, base: Configuration, given: unknown): Configuration => ({
  ...base,
  ...custom.toConfiguration(given, base),
});

const sizes = (custom: CustomScenario, configuration: Configuration) => ({
  location_count: custom.countLocations(configuration),
  product_count: Number(configuration["product_count"]),
  days_of_history: Number(configuration["days_of_history"]),
});

/** Keeps a configuration as a scenario of its own, not offered yet. @throws Refusal `conflict` when the name is taken, `not_found` */
export async function saveScenario(
  deps: ScenarioDeps,
  custom: CustomScenario,
  wanted: z.output<ReturnType<typeof newScenario>>,
  actor: string,
): Promise<Scenario> {
  const { configuration: base } = await selectScenario(deps, wanted.copy_of ?? custom.scenarioName);
  const configuration = configured(custom, base, wanted.configuration);
  const id = await deps.main.transaction().execute(async (db) => {
    const saved = await db
      .insertInto("demo_scenarios")
      .values({
        scenario_name: wanted.scenario_name,
        display_name: wanted.display_name,
        description: wanted.description ?? null,
        business_name: wanted.business_name ?? wanted.display_name,
        ...sizes(custom, configuration),
        seed_data_config: JSON.stringify(configuration),
        given: JSON.stringify(wanted.configuration),
        base: JSON.stringify(base),
        is_active: false,
        made_by: "staff",
      })
      .onConflict((it) => it.column("scenario_name").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!saved) throw conflict(`There is a scenario ${wanted.scenario_name} already.`);
    await recordVersion(db, wanted.scenario_name, actor);
    const details = { scenario: wanted.scenario_name, ...(wanted.copy_of && { copy_of: wanted.copy_of }) };
    await recordAudit(db, { action: "scenario_made", actor, details });
    return saved.id;
  });
  return selectScenario(deps, id);
}

/**
 * Renames, offers, withdraws or configures a scenario. Its data must balance where prospects get it, before anything is written.
 *
 * @throws Refusal `scenario_is_unrealistic`, `edited_meanwhile`, `conflict` of the product's own, which its releases configure
 */
export async function editScenario(
  deps: ScenarioDeps,
  scenario: Scenario,
  edit: Edit,
  actor: string,
): Promise<Scenario> {
  const configuration = edit.configuration === undefined ? undefined : newConfiguration(deps, scenario, edit);
  const next = configuration
    ? { ...recipeOf(scenario), configuration, version: scenario.version + 1 }
    : recipeOf(scenario);
  const isOffered = edit.is_active ?? scenario.isActive;
  if (configuration && (await isInExperiment(deps.main, scenario.name)))
    throw conflict("This scenario is in an experiment; what is compared stays as it is until that has ended.");
  if (isOffered && (configuration || !scenario.isActive)) await mustBalance(deps, next);
  // Nobody is to wait for the data of the new version.
  if (isOffered && configuration) await ensureDataset(deps, orderFor(deps, next, await nowOf(deps), "es"));
  await write(deps, scenario, edit, configuration, actor);
  return selectScenario(deps, scenario.id);
}

const nowOf = async ({ main }: ScenarioDeps) =>
  (await main.selectNoFrom(databaseNow.as("now")).executeTakeFirstOrThrow()).now;

function newConfiguration({ domain }: ScenarioDeps, scenario: Scenario, edit: Edit): Configuration {
  if (scenario.madeBy === "product" || !domain.custom)
    throw conflict("The product's own scenarios change with its releases; copy one to configure it.");
  if (edit.version === undefined)
    throw invalidInput("A configuration is set on a version.", [{ pointer: "/version", detail: "is needed" }]);
  if (edit.version !== scenario.version) throw editedMeanwhile(presentScenario(scenario));
  return configured(domain.custom, scenario.base ?? scenario.configuration, edit.configuration);
}

async function write(
  deps: ScenarioDeps,
  scenario: Scenario,
  edit: Edit,
  configuration: Configuration | undefined,
  actor: string,
): Promise<void> {
  const { custom } = deps.domain;
  const named = {
    ...(edit.display_name !== undefined && { display_name: edit.display_name }),
    ...(edit.description !== undefined && { description: edit.description }),
    ...(edit.business_name !== undefined && { business_name: edit.business_name }),
    ...(edit.is_active !== undefined && { is_active: edit.is_active }),
  };
  const changes = {
    ...named,
    ...(configuration && {
      seed_data_config: JSON.stringify(configuration),
      given: JSON.stringify(edit.configuration),
      base: JSON.stringify(scenario.base ?? scenario.configuration),
      ...(custom && sizes(custom, configuration)),
      version: scenario.version + 1,
    }),
  };
  if (Object.keys(changes).length === 0) return;
  await deps.main.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable("demo_scenarios")
      .set(changes)
      .where("id", "=", scenario.id)
      // What is offered is what was checked.
      .$if(configuration !== undefined || edit.is_active === true, (it) => it.where("version", "=", scenario.version))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw editedMeanwhile(presentScenario(await selectScenario(deps, scenario.id)));
    if (edit.is_active === false) await endExperimentsOf(db, scenario.name, actor);
    if (configuration) await recordVersion(db, scenario.name, actor, edit.reason);
    const details = {
      scenario: scenario.name,
      ...named,
      ...(configuration && { version: scenario.version + 1 }),
      ...(edit.reason && { reason: edit.reason }),
    };
    await recordAudit(db, { action: "scenario_edited", actor, details });
  });
}
