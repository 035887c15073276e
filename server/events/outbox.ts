import { sql } from "kysely";
import { EVENTS, type RoutingKey } from "../../contract/events.ts";
import type { EventsDeps } from "./deps.ts";

const BATCH = 100;
/** Published events are kept for this long, to look something up. */
const KEPT_DAYS = 7;

/**
 * Publishes what was announced, oldest first and each at least once: a crash between the bus and the commit publishes again.
 * Rows that another worker holds are skipped, so every replica may run this at once. What a session that is still being opened
 * announces waits until that has come to an end: its commit may not be on the disk yet.
 *
 * @returns how many were published
 */
export async function publishOutbox(deps: Pick<EventsDeps, "main" | "bus">): Promise<number> {
  let total = 0;
  for (;;) {
    const published = await publishBatch(deps);
    total += published;
    if (published < BATCH) return total;
  }
}

function publishBatch({ main, bus }: Pick<EventsDeps, "main" | "bus">): Promise<number> {
  return main.transaction().execute(async (db) => {
    const rows = await db
      .selectFrom("outbox")
      .select(["id", "routing_key", "payload"])
      .where("published_at", "is", null)
      .where(
        sql<boolean>`not exists (select from demo_sessions s where s.id = (payload ->> 'session_id')::uuid and s.status = 'provisioning')`,
      )
      .orderBy("created_at")
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    for (const { routing_key, payload } of rows) {
      const routingKey = routing_key as RoutingKey;
      await bus.publish(routingKey, EVENTS[routingKey].parse(payload));
    }
    const ids = rows.map((it) => it.id);
    await db.updateTable("outbox").set({ published_at: sql<Date>`clock_timestamp()` }).where("id", "in", ids).execute();
    return rows.length;
  });
}

export async function forgetPublished({ main }: Pick<EventsDeps, "main">): Promise<void> {
  await main
    .deleteFrom("outbox")
    .where("published_at", "<", sql<Date>`clock_timestamp() - make_interval(days => ${KEPT_DAYS})`)
    .execute();
}
