import { type Kysely, sql } from "kysely";
import type { RoutingKey } from "../../contract/events.ts";
import type { DB } from "../generated/main-tables.ts";

/** One change of a session, as three readers need it. */
export interface SessionChange {
  readonly sessionId: string;
  /** Of the session's own history: `session_created`, `session_extended`, ... */
  readonly eventType: string;
  readonly eventData?: Readonly<Record<string, unknown>>;
  /** Who: `prospect:owner`, `operator`, `anonymous`, `service`. */
  readonly actor: string;
  /** Truncated already. */
  readonly ip?: string | undefined;
  /** Announced to other services under this routing key, with these fields beside the event's own. */
  readonly announce?: { readonly routingKey: RoutingKey; readonly payload: Readonly<Record<string, unknown>> };
}

/** Raised when a field of an announced event changes its meaning. */
const SCHEMA_VERSION = 1;

/** An announced event, but for its id and its moment. `event_type` follows the specification: `demo_session_created`. */
export const announcementOf = (
  sessionId: string,
  eventType: string,
  payload: Readonly<Record<string, unknown>>,
): Record<string, unknown> => ({
  event_type: `demo_${eventType}`,
  session_id: sessionId,
  ...payload,
  schema_version: SCHEMA_VERSION,
});

/**
 * Writes event, audit row and outbox row of a change, in the transaction that makes it: all of them, or none.
 */
export async function recordChange(db: Kysely<DB>, change: SessionChange): Promise<void> {
  const details = JSON.stringify(change.eventData ?? {});
  const payload = JSON.stringify(announcementOf(change.sessionId, change.eventType, change.announce?.payload ?? {}));
  await sql`
    with event as (
      insert into demo_session_events (session_id, session_created_at, event_type, event_data, ip_address)
        select s.id, s.created_at, ${change.eventType}, ${details}::jsonb, ${change.ip ?? null}::inet
          from demo_sessions s where s.id = ${change.sessionId}
    ), audit as (
      insert into audit_log (session_id, action, actor, details)
        values (${change.sessionId}, ${change.eventType}, ${change.actor}, ${details}::jsonb)
    ), announced as (select gen_random_uuid() as id)
    insert into outbox (id, routing_key, payload)
      select id, ${change.announce?.routingKey ?? ""},
             ${payload}::jsonb || jsonb_build_object('event_id', id, 'timestamp', clock_timestamp())
        from announced where ${change.announce !== undefined}`.execute(db);
}

/** Something that the team did that is about no demo: written in the transaction that does it. */
export async function recordAudit(
  db: Kysely<DB>,
  act: { readonly action: string; readonly actor: string; readonly details: Readonly<Record<string, unknown>> },
): Promise<void> {
  await db
    .insertInto("audit_log")
    .values({ action: act.action, actor: act.actor, details: JSON.stringify(act.details) })
    .execute();
}
