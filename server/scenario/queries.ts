import { sql } from "kysely";
import type { SeedingDefaults } from "../config.ts";
import type { Configuration, DemoDomain } from "../domain.ts";
import { notFound, unknownScenario } from "../errors.ts";
import type { ScenarioRecipe } from "../provision/datasets.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { MainDb } from "../sql/main-db.ts";
import type { ScenarioDeps } from "./deps.ts";
import { RUNNING, type RunningExperiment } from "./experiments.ts";
import { recordVersion } from "./versions.ts";

export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly businessName: string | null;
  readonly locationCount: number;
  readonly featuredCapabilities: unknown;
  /** Complete: what the scenario leaves out is filled in from the seeding variables. */
  readonly configuration: Configuration;
  readonly isActive: boolean;
  readonly madeBy: "product" | "staff";
  /** What somebody of the team set, as they sent it, and what that is set on; of the product's own neither. */
  readonly given: Configuration;
  readonly base: Configuration | null;
  readonly version: number;
  readonly createdAt: Date;
}

type Names = Pick<Scenario, "displayName" | "description" | "businessName">;

/** Writes the product's scenarios as rows; a raised version replaces what was written before, and the counts follow the variables. */
export async function syncScenarios(main: MainDb, domain: DemoDomain, seeding: SeedingDefaults): Promise<void> {
  for (const scenario of domain.scenarios) {
    const configuration = complete(domain, scenario.name, scenario.seedDataConfig, seeding);
    const row = {
      display_name: scenario.displayName,
      description: scenario.description,
      business_name: scenario.businessName,
      location_count: scenario.locationCount,
      product_count: Number(configuration["product_count"]),
      days_of_history: Number(configuration["days_of_history"]),
      featured_capabilities: JSON.stringify(scenario.featuredCapabilities),
      translations: JSON.stringify({ en: scenario.english }),
      seed_data_config: JSON.stringify(scenario.seedDataConfig),
      version: scenario.version,
    };
    await main
      .insertInto("demo_scenarios")
      .values({ scenario_name: scenario.name, ...row })
      .onConflict((conflict) =>
        conflict.column("scenario_name").doUpdateSet(row).where("demo_scenarios.version", "<", scenario.version),
      )
      .execute();
    await recordVersion(main, scenario.name, "product");
    const { product_count, days_of_history } = row;
    await main
      .updateTable("demo_scenarios")
      .set({ product_count, days_of_history })
      .where("scenario_name", "=", scenario.name)
      .where("version", "=", scenario.version)
      .where((it) => it.or([it("product_count", "!=", product_count), it("days_of_history", "!=", days_of_history)]))
      .execute();
  }
}

/** The specification's, for a scenario that says nothing. */
const USUAL = { product_count: 20, supplier_count: 5 };

/**
 * What a scenario is made by, within what the product can have. A seeding variable that is set wins over the product's own scenarios;
 * one that staff saved keeps what it was saved with.
 */
function complete(domain: DemoDomain, name: string, own: Configuration, seeding: SeedingDefaults): Configuration {
  const { productCount, supplierCount, daysOfHistory } = seeding;
  const asked = {
    ...(productCount !== undefined && { product_count: productCount }),
    ...(supplierCount !== undefined && { supplier_count: supplierCount }),
  };
  const isBuiltIn = domain.scenarios.some((it) => it.name === name);
  const all = isBuiltIn ? { ...USUAL, ...own, ...asked } : { ...USUAL, ...asked, ...own };
  const configuration = { days_of_history: daysOfHistory, ...all };
  return domain.complete?.(configuration) ?? configuration;
}

/** Active scenarios in the order in which they were made, or all of them. */
export async function selectScenarios(deps: ScenarioDeps, locale = "es", withInactive = false): Promise<Scenario[]> {
  let wanted = query(deps);
  if (!withInactive) wanted = wanted.where("is_active", "=", true);
  const rows = await wanted.orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => toScenario(deps, row, locale));
}

/** @param idOrName either names a scenario. @throws Refusal `not_found` */
export async function selectScenario(deps: ScenarioDeps, idOrName: string, locale = "es"): Promise<Scenario> {
  const row = await query(deps)
    .where((it) => it.or([it(sql<string>`id::text`, "=", idOrName.toLowerCase()), it("scenario_name", "=", idOrName)]))
    .executeTakeFirst();
  if (!row) throw notFound("scenario");
  return toScenario(deps, row, locale);
}

/**
 * A scenario to open a demo of, what time it is by the database's clock, which decides about everything in a demo, and how many
 * slots are taken, without waiting for whoever takes or frees one.
 *
 * @param name undefined: the product's default one, or the oldest that is offered when that one is not
 * @throws Refusal `unknown_scenario` when there is none of that name, or it is not offered any more
 */
export async function selectActiveScenario(
  deps: ScenarioDeps,
  name: string | undefined,
  locale = "es",
): Promise<ScenarioNow & { readonly occupied: number; readonly experiment: RunningExperiment | undefined }> {
  const preferred = name ?? deps.domain.scenarios[0].name;
  let offered = query(deps)
    .select((it) => [
      databaseNow.as("now"),
      it.selectFrom("admission").select("occupied").as("occupied"),
      RUNNING.as("experiment"),
    ])
    .where("is_active", "=", true);
  if (name !== undefined) offered = offered.where("scenario_name", "=", name);
  const row = await offered
    .orderBy((it) => it("scenario_name", "=", preferred), "desc")
    .orderBy("created_at")
    .executeTakeFirst();
  if (!row) throw unknownScenario(preferred);
  const experiment = row.experiment ? { ...row.experiment, startedAt: new Date(row.experiment.startedAt) } : undefined;
  return { scenario: toScenario(deps, row, locale), now: row.now, occupied: row.occupied ?? 0, experiment };
}

/** The scenario of a demo that is open, offered or not. */
export async function selectScenarioNow(deps: ScenarioDeps, name: string): Promise<ScenarioNow> {
  const row = await query(deps)
    .select(databaseNow.as("now"))
    .where("scenario_name", "=", name)
    .executeTakeFirstOrThrow();
  return { scenario: toScenario(deps, row), now: row.now };
}

export interface ScenarioNow {
  readonly scenario: Scenario;
  readonly now: Date;
}

/** @param own what a prospect configured, over the scenario's own */
export function recipeOf(scenario: Scenario, own?: Configuration | null): ScenarioRecipe {
  const { name, version, configuration } = scenario;
  return own
    ? { name, version, configuration: { ...configuration, ...own }, isPrivate: true }
    : { name, version, configuration };
}

const query = (deps: ScenarioDeps) => deps.main.selectFrom("demo_scenarios").selectAll();

type Row = Awaited<ReturnType<ReturnType<typeof query>["executeTakeFirstOrThrow"]>>;

function toScenario(deps: ScenarioDeps, row: Row, locale = "es"): Scenario {
  const translated = (row.translations as Readonly<Record<string, Partial<Names>>>)[locale];
  return {
    id: row.id,
    name: row.scenario_name,
    displayName: translated?.displayName ?? row.display_name,
    description: translated?.description ?? row.description,
    businessName: translated?.businessName ?? row.business_name,
    locationCount: row.location_count,
    featuredCapabilities: row.featured_capabilities,
    configuration: complete(deps.domain, row.scenario_name, row.seed_data_config as Configuration, deps.config.seeding),
    isActive: row.is_active,
    madeBy: row.made_by as Scenario["madeBy"],
    given: row.given as Configuration,
    base: row.base as Configuration | null,
    version: row.version,
    createdAt: row.created_at,
  };
}
