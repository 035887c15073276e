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
}
