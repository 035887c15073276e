import { recordChange } from "../events/record.ts";
import { eraseTenant, type RowCounts } from "../provision/tenant.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { Db } from "../sql/main-db.ts";
import type { SessionDeps } from "./deps.ts";
import { forgetPerson } from "./forget-people.ts";
import { releaseHold } from "./hold.ts";
import { findConfiguration, lockSession, selectSession } from "./queries.ts";
import { hasEnded } from "./session.ts";

/**
 * Deletes what an ended session leaves in the demo database and writes the receipt. May be repeated and may be
 * interrupted anywhere: the erasure is one transaction there, remembers its counts, and is asked for again.
 */
export async function teardown(deps: SessionDeps, sessionId: string): Promise<void> {
  const session = await selectSession(deps.main, sessionId);
  if (!hasEnded(session.status) || session.cleanedAt) return;
  // From here on nobody can go on any more; whoever did a moment before is left alone.
  if (!(await releaseHold(deps.main, sessionId, "over"))) return;
  if (!hasEnded((await selectSession(deps.main, sessionId)).status)) return;
  const isOwn = (await findConfiguration(deps.main, sessionId)) !== undefined;
  const counts = await eraseTenant(deps.demo, session.tenantId);
  await deps.main.transaction().execute((db) => close(db, sessionId, session.tenantId, counts));
  // What was made for this demo alone goes with it.
  if (isOwn) await deps.jobs.send("clean-datasets", {});
  deps.log.info({ session_id: sessionId, tenant_id: session.tenantId }, "demo erased");
}

async function close(db: Db, sessionId: string, tenantId: string, counts: RowCounts): Promise<void> {
  const session = await lockSession(db, sessionId);
  if (session.cleanedAt) return;
  const tables = Object.values(counts);
  const total = tables.reduce((sum, it) => sum + it.own_rows + it.removals, 0);
  const bytes = tables.reduce((sum, it) => sum + (it.bytes ?? 0), 0);
  await db
    .insertInto("deletion_receipts")
    .values({
      session_id: sessionId,
      tenant_id: tenantId,
      row_counts: JSON.stringify(counts),
      total_rows: total,
      total_bytes: bytes,
    })
    .execute();
  await db
    .updateTable("demo_sessions")
    .set({ cleaned_at: databaseNow, configuration: null })
    .where("id", "=", sessionId)
    .execute();
  await forgetPerson(db, sessionId);
  await recordChange(db, {
    sessionId,
    eventType: "session_cleaned",
    eventData: { total_rows: total },
    actor: "service",
    announce: { routingKey: "demo.session_cleaned", payload: { tenant_id: tenantId, total_rows: total } },
  });
}
