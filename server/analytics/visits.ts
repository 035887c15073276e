import { sql } from "kysely";
import type { Db } from "../sql/main-db.ts";
import type { Population } from "./population.ts";

/** How many came to look. Undefined of one scenario, which whoever looks has not chosen yet, and of one of the team: of links made for somebody it is not kept whose. */
export async function selectVisits(db: Db, of: Population): Promise<number | undefined> {
  if (of.scenarioName !== undefined || of.ownerId !== undefined) return undefined;
  const { rows } = await sql<{ visits: number }>`
    select coalesce(sum(v.visits), 0)::int as visits from demo_visits v
     where v.visit_date between ${of.from}::date and ${of.to}::date
       and (${of.utmSource ?? null}::text is null or v.utm_source = ${of.utmSource ?? null})
       and (${of.linkId ?? null}::uuid is null or v.link_id = ${of.linkId ?? null})`.execute(db);
  return rows[0]?.visits ?? 0;
}
