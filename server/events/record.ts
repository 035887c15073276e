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
  /** Its audit row is written elsewhere in the same transaction. */
  readonly isAudited?: boolean;
  /** Announced to other services under this routing key, with these fields beside the event's own. */
  readonly announce?: { readonly routingKey: RoutingKey; readonly payload: Readonly<Record<string, unknown>> };
}

export interface AuditRow {
  readonly sessionId: string;
  readonly action: string;
  readonly actor: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Raised when a field of an announced event changes its meaning. */
const SCHEMA_VERSION = 1;

/**
 * Writes event, audit row and outbox row of a change, in the transaction that makes it: all of them, or none.
 * The announced `event_type` follows the specification: `demo_session_created` for `session_created`.
 */
export async function recordChange(db: Kysely<DB>, it: SessionChange): Promise<void> {
  const details = JSON.stringify(it.eventData ?? {});
  const payload = JSON.stringify({
    event_type: `demo_${it.eventType}`,
    session_id: it.sessionId,
    ...it.announce?.payload,
    schema_version: SCHEMA_VERSION,
  });
  await sql`
    with event as (
      insert into demo_session_events (session_id, event_type, event_data, ip_address)
        values (${it.sessionId}, ${it.eventType}, ${details}::jsonb, ${it.ip ?? null}::inet)
    ), audit as (
      insert into audit_log (session_id, action, actor, details)
        select ${it.sessionId}::uuid, ${it.eventType}, ${it.actor}, ${details}::jsonb where not ${it.isAudited ?? false}
    ), announced as (select gen_random_uuid() as id)
    insert into outbox (id, routing_key, payload)
      select id, ${it.announce?.routingKey ?? ""},
             ${payload}::jsonb || jsonb_build_object('event_id', id, 'timestamp', clock_timestamp())
        from announced where ${it.announce !== undefined}`.execute(db);
}
