import { type RawBuilder, sql } from "kysely";
import type { Db } from "../sql/main-db.ts";

/** Demos opened on these local days, both included. */
export interface Population {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly scenarioName?: string | undefined;
  readonly utmSource?: string | undefined;
  /** Of the team, whose they are. */
  readonly ownerId?: string | undefined;
  readonly linkId?: string | undefined;
}

/** Of fewer demos that came by one link, one source or one of the team nothing is told but how many: it may be one person's. */
export const FEW = 5;

/** Of a population as narrow as that one: as many demos at least. */
export const leastOf = ({ utmSource, ownerId, linkId }: Population): number =>
  (utmSource ?? ownerId ?? linkId) === undefined ? 1 : FEW;

const orAny = (column: RawBuilder<unknown>, wanted: string | undefined, type: RawBuilder<unknown>) =>
  wanted === undefined ? sql`true` : sql`${column} = ${wanted}::${type}`;

/** Of `demo_sessions`. What the team opened to look is nobody's demo. */
export function isIn(of: Population): RawBuilder<boolean> {
  return sql<boolean>`status not in ('provisioning', 'failed') and not is_internal
    and created_at >= (${of.from}::date)::timestamp at time zone ${of.timeZone}
    and created_at < (${of.to}::date + 1)::timestamp at time zone ${of.timeZone}
    and ${orAny(sql`scenario_name`, of.scenarioName, sql`text`)} and ${orAny(sql`utm_source`, of.utmSource, sql`text`)}
    and ${orAny(sql`owner_id`, of.ownerId, sql`uuid`)} and ${orAny(sql`link_id`, of.linkId, sql`uuid`)}`;
}

export async function countDemos(db: Db, of: Population): Promise<number> {
  const { rows } = await sql<{ demos: number }>`
    select count(*)::int as demos from demo_sessions where ${isIn(of)}`.execute(db);
  return rows[0]?.demos ?? 0;
}
