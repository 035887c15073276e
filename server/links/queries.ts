import { type RawBuilder, sql } from "kysely";
import { notFound } from "../errors.ts";
import type { Caller } from "../http/caller.ts";
import type { Db } from "../sql/main-db.ts";
import { type Link, LOCKED_MINUTES, type State, TRIES } from "./link.ts";

const LOOKS = (kind: string) =>
  sql`(select coalesce(sum(k.looks), 0)::int from demo_link_looks k where k.link_id = l.id and k.kind = ${kind})`;
const DEMOS = (which: RawBuilder<unknown>) =>
  sql`(select count(*)::int from demo_sessions s where s.link_id = l.id and ${which})`;

const WRONG = sql`case when l.wrong_at < clock_timestamp() - make_interval(mins => ${LOCKED_MINUTES}) then 0 else l.wrong_passcodes end`;

const COLUMNS = sql`
  l.id, l.code, l.owner_id, a.name as owner_name, a.phone as owner_phone, l.scenario_name, l.business_name, l.person_name, l.person_phone,
  l.person_email, l.form_of_address, l.locale, l.duration_hours, l.expires_at, l.max_uses, l.uses, l.passcode_hash, ${WRONG} as wrong_passcodes,
  l.returns, l.pinned_at, l.allowed_domains, l.utm_source, l.utm_medium, l.utm_campaign, l.note, l.created_at, l.revoked_at, l.version,
  l.expires_at <= clock_timestamp() as is_expired,
  (select max(s.created_at) from demo_sessions s where s.link_id = l.id and not s.is_internal) as last_opened_at,
  ${DEMOS(sql`not s.is_internal and s.status in ('active', 'extended') and s.expires_at > clock_timestamp()`)} as live_demos,
  ${DEMOS(sql`not s.is_internal and s.held_until > clock_timestamp()`)} as held_demos,
  ${DEMOS(sql`s.is_internal`)} as team_demos,
  (select s.id from demo_sessions s where s.link_id = l.id and s.is_internal and s.template_id is not distinct from l.template_id and s.status in ('active', 'extended') and s.expires_at > clock_timestamp()
    order by s.created_at desc limit 1) as team_demo,
  (select json_build_object('id', t.id, 'name', t.name, 'version', t.version) from demo_templates t where t.id = l.template_id) as template,
  ${LOOKS("preview")} as previews, ${LOOKS("scanner")} as scanners, ${LOOKS("visit")} as visits`;

const FROM = sql`from demo_links l left join staff_accounts a on a.id = l.owner_id`;

/** Of the team somebody sees: a rep what is theirs or nobody's. */
const mayBeSeenBy = (caller: Caller, owner: RawBuilder<unknown>): RawBuilder<boolean> =>
  caller.kind === "staff" && caller.role === "rep"
    ? sql<boolean>`(${owner} is null or ${owner} = ${caller.id})`
    : sql<boolean>`true`;

/** @throws Refusal `not_found`, also for somebody else's */
export async function selectLink(db: Db, caller: Caller, id: string): Promise<Link> {
  const { rows } = await sql<Link>`
    select ${COLUMNS} ${FROM} where l.id = ${id} and ${mayBeSeenBy(caller, sql`l.owner_id`)}`.execute(db);
  if (!rows[0]) throw notFound("link");
  return rows[0];
}

/** By what stands in its address, as somebody may read it out. @throws Refusal `not_found` */
export async function selectLinkByCode(db: Db, code: string): Promise<Link> {
  const { rows } = await sql<Link>`select ${COLUMNS} ${FROM} where l.code = ${readCode(code)}`.execute(db);
  if (!rows[0]) throw notFound("link");
  return rows[0];
}

/** Crockford's: what looks alike is the same. */
export const readCode = (code: string): string =>
  code.trim().toLowerCase().replaceAll("o", "0").replaceAll(/[il]/g, "1").replaceAll("-", "");

const STATES: Readonly<Record<State, RawBuilder<boolean>>> = {
  revoked: sql`l.revoked_at is not null`,
  expired: sql`l.revoked_at is null and l.expires_at <= clock_timestamp()`,
  used_up: sql`l.revoked_at is null and l.expires_at > clock_timestamp() and l.uses >= l.max_uses`,
  locked: sql`l.revoked_at is null and l.expires_at > clock_timestamp() and l.uses < l.max_uses and ${WRONG} >= ${TRIES}`,
  open: sql`l.revoked_at is null and l.expires_at > clock_timestamp() and l.uses < l.max_uses and ${WRONG} < ${TRIES}`,
};

/** The newest first. */
export async function selectLinks(
  db: Db,
  caller: Caller,
  filter: {
    readonly state?: State | undefined;
    readonly before?: readonly [string, string] | undefined;
    readonly code?: string | undefined;
  },
  limit: number,
): Promise<Link[]> {
  const [at, id] = filter.before ?? [null, null];
  const { rows } = await sql<Link>`
    select ${COLUMNS} ${FROM}
     where ${mayBeSeenBy(caller, sql`l.owner_id`)} and ${filter.state ? STATES[filter.state] : sql`true`}
       and ${filter.code === undefined ? sql`true` : sql`l.code = ${readCode(filter.code)}`}
       and (${at}::timestamptz is null or (date_trunc('milliseconds', l.created_at), l.id) < (${at}::timestamptz, ${id}::uuid))
     order by date_trunc('milliseconds', l.created_at) desc, l.id desc limit ${limit}`.execute(db);
  return rows;
}
