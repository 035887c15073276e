import { sql } from "kysely";
import type { z } from "zod";
import { iso } from "../../contract/text.ts";
import type { webhookApi } from "../../contract/webhooks.ts";
import { conflict, notFound } from "../errors.ts";
import type { Db } from "../sql/main-db.ts";
import type { Attempt } from "./send.ts";

type Delivery = z.input<(typeof webhookApi)["POST /webhooks/deliveries/:id/resend"]["answers"][200]>;

interface Row {
  readonly id: string;
  readonly event_id: string;
  readonly routing_key: string;
  readonly payload: Record<string, unknown>;
  readonly state: Delivery["state"];
  readonly attempts: number;
  readonly next_try_at: Date;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly log: Attempt[];
}

const present = (it: Row): Delivery => ({
  id: it.id,
  event_id: it.event_id,
  routing_key: it.routing_key,
  payload: it.payload,
  state: it.state,
  attempts: it.attempts,
  next_try_at: it.state === "waiting" ? iso(it.next_try_at) : null,
  created_at: iso(it.created_at),
  finished_at: it.finished_at && iso(it.finished_at),
  log: it.log,
});

const COLUMNS = sql`id, event_id, routing_key, payload, state, attempts, next_try_at, created_at, finished_at, log`;

/** The newest first. */
export async function selectDeliveries(
  db: Db,
  webhookId: string,
  { state, limit }: { readonly state?: Delivery["state"] | undefined; readonly limit: number },
): Promise<Delivery[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from webhook_deliveries where webhook_id = ${webhookId} and ${state ? sql`state = ${state}` : sql`true`}
     order by created_at desc, id limit ${limit}`.execute(db);
  return rows.map(present);
}

/**
 * Once more, at once, and from the beginning of the schedule.
 *
 * @throws Refusal `not_found`, `conflict` while it is being sent, or where its receiver is off
 */
export async function resend(db: Db, id: string): Promise<Delivery> {
  const { rows } = await sql<Row>`
    update webhook_deliveries d set state = 'waiting', attempts = 0, next_try_at = clock_timestamp(), finished_at = null, leased_until = null
     where id = ${id} and (leased_until is null or leased_until <= clock_timestamp())
       and exists (select from webhooks w where w.id = d.webhook_id and w.disabled_at is null)
    returning ${COLUMNS}`.execute(db);
  if (rows[0]) return present(rows[0]);
  const { rows: there } = await sql`select from webhook_deliveries where id = ${id}`.execute(db);
  throw there.length === 0 ? notFound("delivery") : conflict("It is being sent just now, or its receiver is off.");
}

/** Tells somebody again of what was announced since a moment, of what they ask for; not of what waits for them anyway. @returns how many */
export async function replay(db: Db, webhookId: string, since: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into webhook_deliveries (webhook_id, event_id, routing_key, payload, session_id)
      select w.id, o.id, o.routing_key, o.payload, o.session_id from outbox o join webhooks w on w.id = ${webhookId}
       where o.created_at >= ${since}::timestamptz and (w.events = '{}' or o.routing_key = any (w.events))
         and not exists (select from webhook_deliveries d where d.webhook_id = w.id and d.event_id = o.id and d.state = 'waiting')`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
