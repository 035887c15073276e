import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { recordAudit } from "../events/record.ts";
import type { Db, MainDb } from "../sql/main-db.ts";
import type { WebhookDeps } from "./deps.ts";
import { type Attempt, isDelivered, type Receiver, send } from "./send.ts";

/** Seconds after each attempt that failed; after the last it is given up (Standard Webhooks' schedule). */
const AGAIN_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
const AT_ONCE = 48;
/** Of one receiver: one that is slow delays nobody else. */
const AT_ONCE_OF_ONE = 2;
/** Longer than an answer may take. */
const LEASE_SECONDS = 30;
const IDLE_MS = 500;
const GONE = 410;
const DISABLED_AFTER_DAYS = 5;
/** In a row: then whoever runs the service is told. */
const WARNED_AT = [5, 10, 15];

interface Due {
  readonly id: string;
  readonly event_id: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly webhook: Receiver;
}

/** Takes what is due, so much of each receiver; nobody else sends it while the lease lasts. One replica after the other: each sees the others' leases. */
function claim(main: MainDb, room: number): Promise<Due[]> {
  if (room <= 0) return Promise.resolve([]);
  return main.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('webhooks'))`.execute(db);
    return take(db, room);
  });
}

async function take(db: Db, room: number): Promise<Due[]> {
  const { rows } = await sql<Omit<Due, "webhook"> & Omit<Receiver, "id"> & { webhook_id: string }>`
    with taken as (
      select due.id from webhooks w
        cross join lateral (select greatest(0, ${AT_ONCE_OF_ONE} - count(*)) as n from webhook_deliveries o
                             where o.webhook_id = w.id and o.leased_until is not null and o.leased_until > clock_timestamp()) room
        cross join lateral (select d.id from webhook_deliveries d
                             where d.webhook_id = w.id and d.state = 'waiting' and d.next_try_at <= clock_timestamp()
                               and (d.leased_until is null or d.leased_until <= clock_timestamp())
                               and not exists (select from demo_sessions s where s.id = d.session_id and s.status = 'provisioning')
                             order by d.next_try_at limit room.n for update skip locked) due
       where w.disabled_at is null limit ${room})
    update webhook_deliveries d set leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), attempts = d.attempts + 1
      from taken, webhooks w where d.id = taken.id and w.id = d.webhook_id
    returning d.id, d.event_id, d.payload, d.attempts, w.id as webhook_id, w.url, w.generation, w.rotated_at`.execute(
    db,
  );
  return rows.map(({ webhook_id, url, generation, rotated_at, ...it }) => ({
    ...it,
    webhook: { id: webhook_id, url, generation, rotated_at },
  }));
}

/** Notes what came of an attempt, on the delivery and on whom it was for. */
async function finish(deps: WebhookDeps, due: Due, attempt: Attempt): Promise<void> {
  const ok = isDelivered(attempt.status);
  const again = AGAIN_SECONDS[due.attempts - 1];
  const isGone = attempt.status === GONE;
  const state = ok ? "delivered" : again === undefined || isGone ? "failed" : "waiting";
  await deps.main.transaction().execute(async (db) => {
    // First whom it was for: whoever removes them takes the same way.
    const { rows } = await sql<{ failures: number; is_long: boolean }>`
      update webhooks set failures = case when ${ok} then 0 else failures + 1 end, last_failed_at = case when ${ok} then null else clock_timestamp() end,
             failing_since = case when ${ok} then null when last_failed_at > clock_timestamp() - interval '1 day' then coalesce(failing_since, clock_timestamp())
                                  else clock_timestamp() end
       where id = ${due.webhook.id}
      returning failures, failing_since < clock_timestamp() - make_interval(days => ${DISABLED_AFTER_DAYS}) as is_long`.execute(
      db,
    );
    // What somebody asked to be sent again meanwhile is another attempt's.
    await sql`
      update webhook_deliveries set state = ${state}, leased_until = null, log = log || ${JSON.stringify([attempt])}::jsonb,
             next_try_at = clock_timestamp() + make_interval(secs => ${again ?? 0}),
             finished_at = case when ${state} = 'waiting' then null else clock_timestamp() end
       where id = ${due.id} and attempts = ${due.attempts}`.execute(db);
    const [now] = rows;
    if (ok || !now) return;
    if (WARNED_AT.includes(now.failures))
      deps.log.warn({ webhook_id: due.webhook.id, failures: now.failures }, "a webhook does not get through");
    if (isGone || now.is_long) await disable(db, due.webhook.id, isGone ? "gone" : "failing");
  });
}

async function disable(db: Db, id: string, why: "gone" | "failing"): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("webhooks")
    .set({ disabled_at: sql<Date>`clock_timestamp()`, disabled_why: why })
    .where("id", "=", id)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n)
    await recordAudit(db, { action: "webhook_disabled", actor: "service", details: { webhook_id: id, why } });
}

/** Sends whatever is due, and waits for all of it. @returns how many were sent */
export async function deliverDue(deps: WebhookDeps): Promise<number> {
  const due = await claim(deps.main, AT_ONCE);
  await Promise.all(due.map(async (it) => finish(deps, it, await sendOne(deps, it))));
  return due.length;
}

const sendOne = (deps: WebhookDeps, it: Due): Promise<Attempt> =>
  send(deps, it.webhook, { id: it.event_id, payload: it.payload });

/**
 * Sends what is due for as long as the process works, several at a time: one that is slow holds up its own receiver only.
 *
 * @returns stops it, after what is on its way
 */
export function startDelivering(deps: WebhookDeps): () => Promise<void> {
  const stopping = new AbortController();
  const going = new Set<Promise<void>>();
  let ended = Promise.withResolvers<void>();
  const one = (it: Due) => {
    const sent = sendOne(deps, it)
      .then((attempt) => finish(deps, it, attempt))
      .catch((error: unknown) => deps.log.warn({ err: error }, "what came of a webhook cannot be noted"))
      .finally(() => {
        going.delete(sent);
        ended.resolve();
      });
    going.add(sent);
  };
  const goOn = async () => {
    while (!stopping.signal.aborted) {
      ended = Promise.withResolvers<void>();
      const due = await claim(deps.main, AT_ONCE - going.size).catch((error: unknown) => {
        deps.log.warn({ err: error }, "what is due for webhooks cannot be read");
        return [];
      });
      for (const it of due) one(it);
      // There may be more as soon as one of them is done.
      const rest = delay(IDLE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      await Promise.race([rest, ended.promise]);
    }
  };
  const loop = goOn();
  return async () => {
    stopping.abort();
    await loop;
    // What is on its way is tried again by its lease, should it not come back in time.
    await Promise.race([Promise.all(going), delay(1_000)]);
  };
}

const KEPT_DAYS = 7;

/** Also what waits for somebody who is off, as long as that is kept of others. */
export async function forgetDeliveries({ main }: Pick<WebhookDeps, "main">): Promise<void> {
  await sql`
    delete from webhook_deliveries d where finished_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})
       or (created_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})
           and exists (select from webhooks w where w.id = d.webhook_id and w.disabled_at is not null))`.execute(main);
}
