import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Business } from "../../contract/own-lead.ts";
import { notFound } from "../errors.ts";
import type { Caller } from "../http/caller.ts";
import type { Db } from "../sql/main-db.ts";
import { CALL_MONTHS, type ConsentKind } from "./consent-texts.ts";

export interface ConsentRow {
  readonly kind: ConsentKind;
  readonly text: string;
  readonly text_version: string;
  readonly locale: "es" | "en";
  readonly given_at: string;
  readonly revoked_at: string | null;
  readonly valid_until: string | null;
}

export interface LeadRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly business: z.output<typeof Business> | null;
  readonly stage: "new" | "contacted" | "trial" | "paid" | "lost";
  readonly lost_reason: "price" | "timing" | "other_product" | "no_answer" | "not_a_fit" | "other" | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly next_step: string | null;
  readonly next_step_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  readonly consents: readonly ConsentRow[];
  readonly may_be_called: boolean;
  readonly may_be_followed: boolean;
  readonly demos: number;
}

const VALID_UNTIL = sql`case when c.kind = 'call' then c.given_at + make_interval(months => ${CALL_MONTHS}) end`;
/** Where their address was left first: only who left it says how they may be reached. */
const PRINCIPAL = sql`(select s.session_id from lead_sessions s where s.lead_id = l.id order by s.left_at, s.session_id limit 1)`;
/** Of `leads l`. */
export const MAY_BE_CALLED = sql<boolean>`l.phone is not null and exists (select from lead_consents c
  where c.session_id = ${PRINCIPAL} and c.kind = 'call' and c.revoked_at is null and ${VALID_UNTIL} > clock_timestamp())`;
/** Of `leads l`: by who left the address first. */
export const MAY_BE_FOLLOWED = sql<boolean>`exists (select from lead_consents c
  where c.session_id = ${PRINCIPAL} and c.kind = 'steps' and c.revoked_at is null)`;

const consentsOf = (whose: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(json_build_object('kind', c.kind, 'text', c.text, 'text_version', c.text_version, 'locale', c.locale,
      'given_at', c.given_at, 'revoked_at', c.revoked_at, 'valid_until', ${VALID_UNTIL}) order by c.given_at desc, c.kind), '[]')
     from lead_consents c where ${whose})`;

const COLUMNS = sql`
  l.id, l.name, l.email, l.phone, l.company, l.business, l.stage, l.lost_reason, l.owner_id, a.name as owner_name, l.next_step, l.next_step_at,
  l.created_at, l.updated_at, l.version,
  ${consentsOf(sql`c.session_id = ${PRINCIPAL}`)} as consents,
  ${MAY_BE_CALLED} as may_be_called, ${MAY_BE_FOLLOWED} as may_be_followed,
  (select count(*)::int from lead_sessions s where s.lead_id = l.id) as demos`;
const FROM = sql`from leads l left join staff_accounts a on a.id = l.owner_id`;

/** Of `leads l`: a rep sees their own and those of nobody. */
export const mayBeSeenBy = (caller: Caller): RawBuilder<boolean> =>
  caller.kind === "staff" && caller.role === "rep"
    ? sql<boolean>`(l.owner_id is null or l.owner_id = ${caller.id})`
    : sql<boolean>`true`;

/** @throws Refusal `not_found`, also for somebody else's */
export async function selectLead(db: Db, caller: Caller, id: string): Promise<LeadRow> {
  const { rows } = await sql<LeadRow>`select ${COLUMNS} ${FROM} where l.id = ${id} and ${mayBeSeenBy(caller)}`.execute(
    db,
  );
  if (!rows[0]) throw notFound("lead");
  return rows[0];
}

/** Those of them that are the caller's to see. */
export async function selectLeadsOf(db: Db, caller: Caller, ids: readonly string[]): Promise<LeadRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LeadRow>`
    select ${COLUMNS} ${FROM} where l.id = any (${[...ids]}::uuid[]) and ${mayBeSeenBy(caller)}`.execute(db);
  return rows;
}

/** What was left in one demo, and what was allowed there. */
export interface OwnRow {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly business: z.output<typeof Business> | null;
  readonly consents: readonly ConsentRow[];
}

export async function selectOwn(db: Db, sessionId: string): Promise<OwnRow | undefined> {
  const { rows } = await sql<OwnRow>`
    select s.name, s.email, s.phone, s.company, s.business, ${consentsOf(sql`c.session_id = s.session_id`)} as consents
      from lead_sessions s where s.session_id = ${sessionId}`.execute(db);
  return rows[0];
}

export async function findLeadOfSession(db: Db, sessionId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select lead_id as id from lead_sessions where session_id = ${sessionId}`.execute(db);
  return rows[0]?.id;
}

interface Filter {
  readonly stage?: LeadRow["stage"] | undefined;
  /** Whom to call: who may be, is neither further on nor lost, and was not called today. */
  readonly call?: boolean;
  readonly before?: readonly [string, string] | undefined;
  /** On whose calendar today is. */
  readonly timeZone: string;
}

/** The last to do something first. */
export async function selectLeads(db: Db, caller: Caller, filter: Filter, limit: number): Promise<LeadRow[]> {
  const [at, id] = filter.before ?? [null, null];
  const toCall = sql`l.stage in ('new', 'contacted') and ${MAY_BE_CALLED}
    and not exists (select from lead_notes n where n.lead_id = l.id and n.outcome is not null
      and (n.created_at at time zone ${filter.timeZone})::date = (clock_timestamp() at time zone ${filter.timeZone})::date)`;
  const { rows } = await sql<LeadRow>`
    select ${COLUMNS} ${FROM}
     where ${mayBeSeenBy(caller)} and (${filter.stage ?? null}::text is null or l.stage = ${filter.stage ?? null})
       and ${filter.call ? toCall : sql`true`}
       and (${at}::timestamptz is null or (date_trunc('milliseconds', l.updated_at), l.id) < (${at}::timestamptz, ${id}::uuid))
     order by date_trunc('milliseconds', l.updated_at) desc, l.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What others left under the same address, which nobody has shown to be theirs either. */
export async function selectClaims(
  db: Db,
  leadId: string,
): Promise<Array<Omit<OwnRow, "consents" | "business"> & { readonly left_at: Date }>> {
  const { rows } = await sql<Omit<OwnRow, "consents" | "business"> & { readonly left_at: Date }>`
    select s.name, s.email, s.phone, s.company, s.left_at from lead_sessions s
     where s.lead_id = ${leadId} order by s.left_at, s.session_id offset 1`.execute(db);
  return rows;
}
