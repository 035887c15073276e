import { sql } from "kysely";
import { forgetPublished } from "../events/outbox.ts";
import { forgetErased } from "../provision/tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { forgetEnded } from "./forget-people.ts";
import { forgetOldKeys } from "./idempotency.ts";

/** Deletes what was kept only in case somebody asks again. */
export async function forgetOld(deps: SessionDeps): Promise<void> {
  await forgetOldKeys(deps.main);
  await forgetErased(deps.demo);
  await forgetPublished(deps);
  await forgetEnded(deps.main, deps.config.retention);
  await sql`delete from address_blocks where until < clock_timestamp()`.execute(deps.main);
}

/** Makes room for the events of the months to come, and drops those that were kept for long enough. Waits seconds for its locks, then fails and is tried again. */
export async function turnMonths({ main, config }: Pick<SessionDeps, "main" | "config">): Promise<void> {
  await sql`select prepare_months_of_events()`.execute(main);
  await sql`select drop_months_of_events(make_interval(months => ${config.retention.eventMonths}))`.execute(main);
}
