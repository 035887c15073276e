import { sql } from "kysely";
import { EVENTS, type RoutingKey } from "../../contract/events.ts";
import type { Db } from "../sql/main-db.ts";
import { BrokerAway, Unroutable } from "./bus.ts";
import type { EventsDeps } from "./deps.ts";

const BATCH = 200;
/** Published events are kept for this long, to look something up. */
const KEPT_DAYS = 7;
/** An event that fails by itself is tried so often, and then parked: the others go on. */
const TRIES = 5;
/** After each failure so much longer, and where nobody listens. */
const AGAIN_SECONDS = 2;
const UNHEARD_SECONDS = 30;
/** At most, for what nobody has asked for in a long while. */
const UNHEARD_LATER_SECONDS = 3_600;

type Relay = Pick<EventsDeps, "main" | "bus">;

/**
 * Publishes what was announced, a demo's events in their order and each at least once: a crash between the bus and the commit publishes again.
 * Rows and demos that another worker holds are skipped, so every replica may run this at once. What a session that is still being opened
 * announces waits until that has come to an end: its commit may not be on the disk yet.
 *
 * @param stopping ends it after the batch of then
 * @returns how many were published
 * @throws BrokerAway; what was published before is noted
 */
export async function publishOutbox(deps: Relay, stopping?: AbortSignal): Promise<number> {
  let total = 0;
  while (!stopping?.aborted) {
    const { published, taken } = await publishBatch(deps);
    total += published;
    if (taken < BATCH) break;
  }
  return total;
}

interface Waiting {
  readonly id: string;
  readonly session_id: string | null;
  readonly routing_key: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/**
 * Demos of which an event is being sent are another worker's until it has committed; behind an event that failed, the demo's later ones wait, and
 * behind one that nobody asked for they do not.
 */
const TAKE = sql<Waiting>`
  with oldest as (
    select o.id, o.session_id from outbox o
     where o.published_at is null and o.parked_at is null and (o.next_try_at is null or o.next_try_at <= clock_timestamp())
       and not exists (select from demo_sessions s where s.id = o.session_id and s.status = 'provisioning')
       and not exists (select from outbox e where e.session_id = o.session_id and e.published_at is null and e.parked_at is null
                          and (e.created_at, e.id) < (o.created_at, o.id) and e.next_try_at > clock_timestamp() and e.attempts > 0)
     order by o.created_at, o.id limit ${BATCH}
  ), mine as materialized (
    select session_id from (select distinct session_id from oldest) it
     where pg_try_advisory_xact_lock(hashtextextended('outbox ' || coalesce(session_id::text, ''), 0)))
  select o.id, o.session_id, o.routing_key, o.payload, o.attempts from outbox o join mine m on m.session_id is not distinct from o.session_id
   where o.id in (select id from oldest) and o.published_at is null
   order by o.created_at, o.id for update of o skip locked`;

async function publishBatch({ main, bus }: Relay): Promise<{ published: number; taken: number }> {
  let away: BrokerAway | undefined;
  const done = await main.transaction().execute(async (db) => {
    const { rows } = await TAKE.execute(db);
    const outcomes = await Promise.all(
      [...Map.groupBy(rows, (it) => it.session_id ?? it.id).values()].map((events) => publishInOrder(bus, events)),
    );
    const failed = outcomes.flatMap((it) => it.failed);
    away = failed.map((it) => it.error).find((it): it is BrokerAway => it instanceof BrokerAway);
    const published = outcomes.flatMap((it) => it.published);
    if (published.length > 0)
      await db
        .updateTable("outbox")
        .set({ published_at: sql<Date>`clock_timestamp()`, last_error: null })
        .where("id", "in", published)
        .execute();
    for (const it of failed) await noteFailure(db, it);
    return { published: published.length, taken: rows.length };
  });
  if (away) throw away;
  return done;
}

interface Failed {
  readonly event: Waiting;
  readonly error: Error;
}

interface Outcome {
  readonly published: readonly string[];
  readonly failed: readonly Failed[];
}

/** A batch's transaction is not left open for longer: what was confirmed by then is noted. */
const LONGEST_BATCH_MS = 10_000;

/** A demo's events, one after the other, up to the first that cannot be sent now; past those that nobody asked for. */
async function publishInOrder(bus: Relay["bus"], events: readonly Waiting[]): Promise<Outcome> {
  const published: string[] = [];
  const failed: Failed[] = [];
  const until = performance.now() + LONGEST_BATCH_MS;
  for (const event of events) {
    if (performance.now() > until) break;
    try {
      const routingKey = event.routing_key as RoutingKey;
      await bus.publish(routingKey, EVENTS[routingKey].parse(event.payload));
      published.push(event.id);
    } catch (error) {
      failed.push({ event, error: error instanceof Error ? error : new Error(String(error)) });
      if (!(error instanceof Unroutable)) break;
    }
  }
  return { published, failed };
}

/** What is nobody's fault is not counted against the event. */
async function noteFailure(db: Db, { event, error }: Failed): Promise<void> {
  if (error instanceof BrokerAway) return;
  const isUnheard = error instanceof Unroutable;
  const attempts = event.attempts + (isUnheard ? 0 : 1);
  const seconds = isUnheard
    ? sql`greatest(${UNHEARD_SECONDS}, least(${UNHEARD_LATER_SECONDS}, extract(epoch from clock_timestamp() - created_at) / 10))`
    : sql`${AGAIN_SECONDS ** attempts}`;
  await db
    .updateTable("outbox")
    .set({
      attempts,
      last_error: error.message.slice(0, 500),
      next_try_at: sql<Date>`clock_timestamp() + make_interval(secs => (${seconds})::float8)`,
      ...(attempts >= TRIES && { parked_at: sql<Date>`clock_timestamp()` }),
    })
    .where("id", "=", event.id)
    .execute();
}

/** Takes up again what was parked, and what waits because nobody listened. @returns how many */
export async function unparkOutbox({ main }: Pick<Relay, "main">): Promise<number> {
  const { numUpdatedRows } = await main
    .updateTable("outbox")
    .set({ parked_at: null, attempts: 0, next_try_at: null })
    .where("published_at", "is", null)
    .where((it) => it.or([it("parked_at", "is not", null), it("next_try_at", "is not", null)]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Also what nobody has asked for in all that time. */
export async function forgetPublished({ main }: Pick<Relay, "main">): Promise<void> {
  await sql`
    delete from outbox where published_at is null and parked_at is null and attempts = 0 and next_try_at is not null
       and created_at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})`.execute(main);
  await main
    .deleteFrom("outbox")
    .where("published_at", "<", sql<Date>`clock_timestamp() - make_interval(days => ${KEPT_DAYS})`)
    .execute();
}
