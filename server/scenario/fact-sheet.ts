import { sql } from "kysely";
import type { z } from "zod";
import type { FactSheet, FactSheetQuery } from "../../contract/scenario.ts";
import { iso } from "../../contract/text.ts";
import { askGenerator, orderFor } from "../provision/datasets.ts";
import type { ScenarioDeps } from "./deps.ts";
import { selectOpenings } from "./openings.ts";
import { recipeOf, selectScenarioNow } from "./queries.ts";

type Sheet = z.output<typeof FactSheet>;
/** As the product's generator tells it; what it shows to who has no demo yet is with it. */
type Told = Omit<Sheet, "scenario_name"> & { readonly showcase?: Record<string, unknown> | null };

/** For a date whose dataset nobody made, a sheet takes as long to tell as that; it says the same whenever it is asked. */
const MOST_SHEETS = 50;
const FIRST_LOCALE = "es";
/** A morning in every time zone of ours. */
const MORNING = "T10:00:00Z";

/** What will be true on screen in a demo that is opened on a date; of a day on which it is shut, that of the day shown then. @throws Refusal `not_ready` */
export async function factSheetOf(
  deps: ScenarioDeps,
  scenarioName: string,
  { date, locale }: z.output<typeof FactSheetQuery>,
): Promise<Sheet> {
  const { scenario, now } = await selectScenarioNow(deps, scenarioName);
  const at = date === undefined ? now : new Date(`${date}${MORNING}`);
  const { order, id } = orderFor(deps, recipeOf(scenario), at, locale);
  const kept = await findFacts(deps, id);
  if (kept) return sheetOf(scenario.name, kept);
  const { factSheets } = deps.datasets;
  const known = factSheets.get(id) as Sheet | undefined;
  if (known) return known;
  const sheet = sheetOf(scenario.name, (await askGenerator(deps, "factSheet", order)) as Told);
  if (factSheets.size >= MOST_SHEETS) factSheets.clear();
  factSheets.set(id, sheet);
  return sheet;
}

const sheetOf = (scenario_name: string, { showcase: _shown, ...told }: Told): Sheet => ({ scenario_name, ...told });

/** What a demo of the default scenario would show now; null where its data are not made yet. */
export async function showcaseOf(deps: ScenarioDeps, locale: string) {
  const { scenario, now } = await selectScenarioNow(deps, deps.domain.scenarios[0].name);
  const inLocale = orderFor(deps, recipeOf(scenario), now, locale);
  const usual = orderFor(deps, recipeOf(scenario), now, FIRST_LOCALE);
  // The same day in the first language, where the other's data are made only when somebody asks for them.
  const told = (await findFacts(deps, inLocale.id)) ?? (await findFacts(deps, usual.id));
  return {
    at: iso(inLocale.opening.clockAt),
    shown: told?.showcase ?? null,
    openings: await selectOpenings(deps),
  };
}

/** Told when the dataset was made. */
async function findFacts(deps: ScenarioDeps, id: string): Promise<Told | undefined> {
  const { rows } = await sql<{ facts: Told | null }>`
    select overlay.find_facts(${id}::uuid) as facts`.execute(deps.demo);
  return rows[0]?.facts ?? undefined;
}
