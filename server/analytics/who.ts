import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { analyticsApi } from "../../contract/analytics.ts";
import { iso } from "../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { type Caller, isAtLeast } from "../http/caller.ts";
import { MAY_BE_FOLLOWED } from "../leads/queries.ts";
import { FEW } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import { HAS_NAME, isIn, type Population } from "./population.ts";
import { cameTo, STEPS, type StepName } from "./steps.ts";
import type { Size } from "./told.ts";

type Answer = z.input<(typeof analyticsApi)["GET /demo-sessions/analytics/who"]["answers"][200]>;

export interface Asked {
  readonly step: "demos" | StepName;
  readonly stopped?: "before" | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly created_at: Date;
  readonly is_named: boolean;
  readonly lead_id: string | null;
  readonly name: string | null;
  readonly scenario_name: string;
  readonly opened_on: string;
  readonly areas: number;
  readonly acts: number;
}

/** Whom a step counts. Of what has a name, and did not allow to be seen with it, there is only how many. */
export async function readWho(
  db: Db,
  caller: Caller,
  population: Population,
  asked: Asked,
  { named }: Size,
): Promise<Answer> {
  const { limit } = asked;
  const before = asked.cursor === undefined ? undefined : decodeCursor(InstantAndId, asked.cursor);
  const counted = sql`with counted as (
    select s.*, l.id as lead_id, coalesce(l.name, l.company) as person_name,
           coalesce(l.id is not null and exists (select from lead_consents c where c.session_id = s.id and c.kind = 'steps' and c.revoked_at is null)
             and ${MAY_BE_FOLLOWED} and ${isTheirs(caller)}, false) as is_named,
           -- Beside few that have a name the others are not told apart: they would be what is left.
           not s.has_name and ${named === 0 || named >= FEW} as is_nobodys
      from (select *, ${HAS_NAME} as has_name from demo_sessions where ${isIn(population)}) s
      left join lead_sessions ls on ls.session_id = s.id left join leads l on l.id = ls.lead_id
     where ${isCounted(asked)})`;
  const { rows: totals } = await sql<{ total: number; shown: number }>`${counted}
    select count(*)::int as total, count(*) filter (where is_named or is_nobodys)::int as shown from counted`.execute(
    db,
  );
  const [at, id] = before ?? [null, null];
  const { rows: found } = await sql<Row>`${counted}
    select id, date_trunc('milliseconds', created_at) as created_at, is_named, lead_id, person_name as name, scenario_name,
           (created_at at time zone ${population.timeZone})::date as opened_on, cardinality(areas_seen) as areas, acts
      from counted where (is_named or is_nobodys)
       and (${at}::timestamptz is null or (date_trunc('milliseconds', created_at), id) < (${at}::timestamptz, ${id}::uuid))
     order by date_trunc('milliseconds', created_at) desc, id desc limit ${limit + 1}`.execute(db);
  const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.created_at), it.id]);
  const { total, shown } = totals[0] ?? { total: 0, shown: 0 };
  return { items: rows.map(present), next_cursor: nextCursor, total, others: total - shown };
}

const present = ({ id, is_named, lead_id, name, scenario_name, opened_on, areas, acts }: Row) => ({
  demo_id: is_named ? id : null,
  lead_id: is_named ? lead_id : null,
  name: is_named ? name : null,
  scenario_name,
  opened_on,
  areas,
  acts,
});

/** A rep is told of their own people and those of nobody. */
const isTheirs = (caller: Caller): RawBuilder<boolean> =>
  isAtLeast(caller, "manager") || caller.kind !== "staff"
    ? sql<boolean>`true`
    : sql<boolean>`(l.owner_id is null or l.owner_id = ${caller.id})`;

function isCounted({ step, stopped }: Asked): RawBuilder<boolean> {
  if (step === "demos") return stopped ? sql<boolean>`false` : sql<boolean>`true`;
  if (!stopped) return cameTo(step);
  const before = STEPS[STEPS.indexOf(step) - 1];
  return sql<boolean>`${before ? cameTo(before) : sql`true`} and not coalesce(${cameTo(step)}, false)`;
}
