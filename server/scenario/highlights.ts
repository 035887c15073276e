import { sql } from "kysely";
import type { FeaturedCapability } from "../domain.ts";
import { orderFor } from "../provision/datasets.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { ScenarioDeps } from "./deps.ts";
import { recipeOf, type Scenario } from "./queries.ts";

/** What is in the data on which a demo of a scenario would be opened now. */
export interface Highlights {
  readonly row_counts: Record<string, number>;
  readonly featured: Array<Pick<FeaturedCapability, "feature" | "title">>;
}

/** By the scenarios' names; one whose data is not made yet has none. */
export async function selectHighlights(
  deps: ScenarioDeps,
  scenarios: readonly Scenario[],
  locale: string,
): Promise<Map<string, Highlights>> {
  const { now } = await deps.main.selectNoFrom(databaseNow.as("now")).executeTakeFirstOrThrow();
  const ids = new Map(scenarios.map((it) => [orderFor(deps, recipeOf(it), now, locale).id, it.name]));
  const { rows } = await sql<{
    dataset_id: string;
    row_counts: Record<string, number>;
    featured: FeaturedCapability[];
  }>`
    select * from overlay.show_datasets(${[...ids.keys()]}::uuid[])`.execute(deps.demo);
  return new Map(
    rows.map(({ dataset_id, row_counts, featured }) => [
      ids.get(dataset_id) ?? "",
      { row_counts, featured: featured.map(({ feature, title }) => ({ feature, title })) },
    ]),
  );
}
