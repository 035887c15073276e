import { sql } from "kysely";
import { LIVE } from "../session/session.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { Db } from "../sql/main-db.ts";

/** How the clean-up stands; `late` is what it should have done more than `lateSeconds` ago. */
export function selectCleanup(db: Db, lateSeconds: number) {
  const late = sql<Date>`clock_timestamp() - make_interval(secs => ${lateSeconds})`;
  return db
    .selectFrom("demo_sessions")
    .select(({ and, eb, fn, or }) => {
      const overdue = and([eb("status", "in", LIVE), eb("expires_at", "<=", databaseNow)]);
      // What is held does not wait yet.
      const since = sql<Date>`greatest(terminated_at, held_until)`;
      const waiting = and([
        eb("cleaned_at", "is", null),
        eb("terminated_at", "is not", null),
        eb(since, "<=", databaseNow),
      ]);
      const isLate = or([and([overdue, eb("expires_at", "<", late)]), and([waiting, eb(since, "<", late)])]);
      return [
        fn.countAll<number>().filterWhere(overdue).as("overdue"),
        fn.countAll<number>().filterWhere(waiting).as("waiting_for_deletion"),
        fn.min(since).filterWhere(waiting).as("oldest_waiting_since"),
        fn
          .countAll<number>()
          .filterWhere("cleaned_at", ">", sql<Date>`clock_timestamp() - interval '24 hours'`)
          .as("deleted_last_24_hours"),
        fn.countAll<number>().filterWhere(isLate).as("late"),
      ];
    })
    .executeTakeFirstOrThrow();
}
