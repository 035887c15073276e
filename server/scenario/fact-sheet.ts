import type { z } from "zod";
import type { FactSheet, FactSheetQuery } from "../../contract/scenario.ts";
import { datasetId } from "../provision/dataset-id.ts";
import { askGenerator, orderFor } from "../provision/datasets.ts";
import type { ScenarioDeps } from "./deps.ts";
import { recipeOf, selectScenarioNow } from "./queries.ts";

type Sheet = z.output<typeof FactSheet>;

/** A sheet takes as long to tell as its dataset to make, and says the same whenever it is asked. */
const MOST_SHEETS = 50;

/** What will be true on screen in a demo that is opened on a date. @throws Refusal `not_ready` */
export async function factSheetOf(
  deps: ScenarioDeps,
  scenarioName: string,
  { date, locale }: z.output<typeof FactSheetQuery>,
): Promise<Sheet> {
  const { scenario, now } = await selectScenarioNow(deps, scenarioName);
  const today = orderFor(deps, recipeOf(scenario), now, locale).order;
  const order = { ...today, dateOn: date ?? today.dateOn };
  const id = datasetId(order, deps.domain.generatorVersion);
  const { factSheets } = deps.datasets;
  const known = factSheets.get(id) as Sheet | undefined;
  if (known) return known;
  const told = (await askGenerator(deps, "factSheet", order)) as Omit<Sheet, "scenario_name">;
  const sheet = { scenario_name: scenario.name, ...told };
  if (factSheets.size >= MOST_SHEETS) factSheets.clear();
  factSheets.set(id, sheet);
  return sheet;
}
