import { type RawBuilder, sql } from "kysely";

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
  /** Only those that are over. */
  readonly isOver?: boolean;
}

/**
 * Of `demo_sessions`: something says whose it is, or may have said so: what is cleaned has forgotten it, not so whoever saw it. Whether they allowed to be
 * followed is not asked: more is kept than need be.
 */
export const HAS_NAME = sql<boolean>`(cleaned_at is not null or link_id is not null or left_address
  or coalesce(lead_email, lead_name, lead_phone, lead_company, business_name) is not null)`;

/** Of `demo_sessions`: it came to be, and is not one that the team opened to look. */
export const IS_SOMEBODYS = sql<boolean>`status not in ('provisioning', 'failed') and not is_internal`;

const orAny = (column: RawBuilder<unknown>, wanted: string | undefined, type: RawBuilder<unknown>) =>
  wanted === undefined ? sql`true` : sql`${column} = ${wanted}::${type}`;

/** Of `demo_sessions`. */
export function isIn(of: Population): RawBuilder<boolean> {
  return sql<boolean>`${IS_SOMEBODYS}
    and created_at >= (${of.from}::date)::timestamp at time zone ${of.timeZone}
    and created_at < (${of.to}::date + 1)::timestamp at time zone ${of.timeZone}
    and ${orAny(sql`scenario_name`, of.scenarioName, sql`text`)} and ${orAny(sql`utm_source`, of.utmSource, sql`text`)}
    and ${orAny(sql`owner_id`, of.ownerId, sql`uuid`)} and ${orAny(sql`link_id`, of.linkId, sql`uuid`)}
    and ${of.isOver ? sql`terminated_at is not null and (held_until is null or held_until <= clock_timestamp())` : sql`true`}`;
}
