import { sql } from "kysely";
import type { z } from "zod";
import type { ActivityBatch } from "../../contract/activity.ts";
import type { Db } from "../sql/main-db.ts";
import { count, TOLD } from "./count-activity.ts";
import type { EventsDeps } from "./deps.ts";
import { DEVICE_RANK, READY_MS, SECONDS } from "./what-counts.ts";

type Event = z.output<typeof ActivityBatch>["events"][number];

/** What a client may call a feature is decided here, so that no label can be made up. */
const OTHER = "other";

/**
 * Records what somebody did in their demo, each event once, and counts it on the session. A client's clock is believed only
 * between the demo's opening and now.
 *
 * @returns how many were new
 */
export async function recordActivity(deps: EventsDeps, sessionId: string, events: readonly Event[]): Promise<number> {
  const rows = events.map((it) => ({ ...it, event_data: knownFeature(it, deps.domain.features) }));
  const { rows: recorded } = await sql<{ n: number }>`
    with sent as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) it(id uuid, event_type text, event_data jsonb, occurred_at timestamptz)
    ), new as (
      insert into demo_session_events as e (session_id, session_created_at, client_event_id, event_type, event_data, occurred_at)
        select s.id, s.created_at, sent.id, sent.event_type, sent.event_data, least(greatest(sent.occurred_at, s.created_at), clock_timestamp())
          from sent cross join demo_sessions s where s.id = ${sessionId}
        on conflict do nothing
        returning e.event_type, e.event_data ->> 'feature' as feature, e.event_data ->> 'action' as action, e.occurred_at,
                  ${SECONDS} as seconds, ${READY_MS} as ready_ms, ${DEVICE_RANK} as device_rank
    ), told as (${TOLD}), counted as (${count(sessionId, deps.domain)}
    )
    select count(*)::int as n from new`.execute(deps.main);
  return recorded[0]?.n ?? 0;
}

function knownFeature(event: Event, features: readonly string[]): Record<string, unknown> {
  if (event.event_type !== "feature_used") return event.event_data;
  const named = event.event_data["feature"];
  return { ...event.event_data, feature: typeof named === "string" && features.includes(named) ? named : OTHER };
}

/** Somebody came in: by signing in, or with a demo's token for the first time. */
export async function recordLogin(db: Db, sessionId: string, role: string, onlyFirst = false): Promise<void> {
  await sql`
    with counted as (
      update demo_sessions set login_count = login_count + 1, last_activity_at = clock_timestamp()
       where id = ${sessionId} and (not ${onlyFirst} or login_count = 0)
      returning id, created_at
    )
    insert into demo_session_events (session_id, session_created_at, event_type, event_data)
      select id, created_at, 'login', jsonb_build_object('role', ${role}::text) from counted`.execute(db);
}

/** Notes that a demo is in use, at most once a minute. */
export async function noteActivity(db: Db, sessionId: string): Promise<void> {
  await sql`
    update demo_sessions set last_activity_at = clock_timestamp()
     where id = ${sessionId} and last_activity_at < clock_timestamp() - interval '1 minute'`.execute(db);
}
