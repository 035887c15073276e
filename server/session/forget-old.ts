import { sql } from "kysely";
import { forgetPublished } from "../events/outbox.ts";
import { forgetErased } from "../provision/tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { forgetEnded } from "./forget-people.ts";
import { forgetOldKeys } from "./idempotency.ts";

/** Deletes what was kept only in case somebody asks again, and makes room for the events of the months to come. */
export async function forgetOld(deps: SessionDeps): Promise<void> {
  await sql`select prepare_months_of_events()`.execute(deps.main);
  await forgetOldKeys(deps.main);
  await forgetErased(deps.demo);
  await forgetPublished(deps);
  await forgetEnded(deps.main, deps.config.retention);
}
