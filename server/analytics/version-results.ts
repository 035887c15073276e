import { sql } from "kysely";
import type { z } from "zod";
import type { scenarioStaffApi } from "../../contract/scenario-staff.ts";
import { FEW } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import { partFew } from "./fold.ts";
import { IS_SOMEBODYS } from "./population.ts";
import { SUCCEEDED, shareOf } from "./steps.ts";

type Results = z.input<
  ReturnType<typeof scenarioStaffApi>["GET /demo-sessions/analytics/scenarios/:scenario/versions"]["answers"][200]
>["items"][number];

const DAYS = 400;

interface OfVersion {
  readonly version: number | null;
  readonly demos: number;
  readonly success: number;
  readonly lead: number;
}

/** What came of each version of a scenario, the newest first; those of few demos together, so that no row is one person's. */
export async function selectVersionResults(db: Db, scenarioName: string): Promise<Results[]> {
  const { rows } = await sql<OfVersion>`
    select scenario_version as version, count(*)::int as demos, count(*) filter (where ${SUCCEEDED})::int as success,
           count(*) filter (where lead_at is not null)::int as lead
      from demo_sessions where ${IS_SOMEBODYS} and scenario_name = ${scenarioName} and template_id is null and created_at > clock_timestamp() - make_interval(days => ${DAYS})
     group by 1 order by demos desc, version desc nulls last`.execute(db);
  const { shown, few } = partFew(rows, FEW);
  const newest = (versions: readonly OfVersion[]) => versions.toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0));
  return [...newest(shown).map((it) => present([it])), ...(few.length > 0 ? [present(newest(few))] : [])];
}

function present(of: readonly OfVersion[]): Results {
  const sum = (name: "demos" | "success" | "lead") => of.reduce((all, it) => all + it[name], 0);
  const demos = sum("demos");
  const share = (name: "success" | "lead") => (demos < FEW ? null : shareOf(sum(name), demos));
  return { versions: of.map((it) => it.version), demos, success: share("success"), lead: share("lead") };
}
