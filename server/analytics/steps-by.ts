import { sql } from "kysely";
import { IS_FOR_MANY } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import { isIn, type Population } from "./population.ts";
import { type Counts, cameTo, STEPS } from "./steps.ts";

export type By = "source" | "link" | "owner";

/** Demos of one key. */
export interface Keyed extends Counts {
  readonly by: By;
  /** As text; null where they have none. */
  readonly key: string | null;
  /** Links that were made for somebody, together: never a row of their own. */
  readonly is_personal: boolean;
  /** How many links, sources or people it stands for. */
  readonly keys: number;
}

const COUNTED = sql.join([
  sql`count(*)::int as demos`,
  ...STEPS.map((it) => sql`count(*) filter (where ${cameTo(it)})::int as ${sql.ref(it)}`),
]);

/** The steps by what brought people, in one look at the demos, the largest first. */
export async function selectStepsBy(db: Db, population: Population): Promise<Keyed[]> {
  const groups = Object.entries({ source: sql`utm_source`, link: sql`open_link_id`, owner: sql`owner_id` }).map(
    ([by, column]) => sql`
      select ${by}::text as by, ${column}::text as key, ${by === "link" ? sql`link_id is not null and open_link_id is null` : sql`false`} as is_personal,
             ${by === "link" ? sql`greatest(1, count(distinct link_id))` : sql`1`}::int as keys, ${COUNTED}
        from opened group by 2, 3`,
  );
  const { rows } = await sql<Keyed>`
    with opened as materialized (
      select s.utm_source, s.link_id, s.owner_id, s.first_act_at, s.areas_seen, s.lead_at, s.converted_stage, case when ${IS_FOR_MANY} then l.id end as open_link_id
        from (select * from demo_sessions where ${isIn(population)}) s left join demo_links l on l.id = s.link_id)
    select * from (${sql.join(groups, sql` union all `)}) counted order by demos desc, key nulls last`.execute(db);
  return rows;
}
