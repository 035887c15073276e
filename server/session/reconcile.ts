import { eraseTenant, selectTenants } from "../provision/tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { failAbandoned } from "./end.ts";
import { LEASE_SECONDS } from "./opening/create.ts";
import { selectNeededTenants, selectUncleaned } from "./queries.ts";

const BATCH = 1_000;
/** A teardown that is this late has lost its job. */
const TEARDOWN_PATIENCE_SECONDS = 20;

/** What a crash left, and what was done about it. */
export interface Reconciled {
  readonly abandoned: number;
  readonly uncleaned: number;
  readonly orphans: number;
}

/**
 * Puts right what a crash between the two databases left: sessions whose maker never came back, tenants that no session
 * needs, and ended sessions whose rows were never deleted. Safe beside anything: each step predicates on the state it read.
 */
export async function reconcile(deps: SessionDeps): Promise<Reconciled> {
  // Nobody has seen their tokens, so they are undone rather than finished. Should a maker still be on its way: activating
  // predicates on `provisioning`, and an erased tenant's id is refused.
  const abandoned = await failAbandoned(deps);
  const uncleaned = await selectUncleaned(deps.main, TEARDOWN_PATIENCE_SECONDS, BATCH);
  await deps.jobs.insert(
    "teardown",
    uncleaned.map(({ id }) => ({
      data: { sessionId: id },
      singletonKey: id,
      singletonSeconds: TEARDOWN_PATIENCE_SECONDS,
    })),
  );
  return { abandoned, uncleaned: uncleaned.length, orphans: await eraseOrphans(deps) };
}

async function eraseOrphans(deps: SessionDeps): Promise<number> {
  let erased = 0;
  for await (const id of orphans(deps)) {
    await eraseTenant(deps.demo, id);
    erased += 1;
  }
  return erased;
}

/** How many there are, without touching them. */
export async function countOrphans(deps: SessionDeps): Promise<number> {
  let found = 0;
  for await (const _ of orphans(deps)) found += 1;
  return found;
}

/** Tenants that are older than any lease and that no session needs. */
async function* orphans(deps: SessionDeps): AsyncGenerator<string> {
  let after: string | undefined;
  for (;;) {
    const tenants = await selectTenants(deps.demo, after, BATCH, LEASE_SECONDS);
    if (tenants.length === 0) return;
    const needed = await selectNeededTenants(deps.main, tenants);
    yield* tenants.filter((it) => !needed.has(it));
    after = tenants.at(-1);
  }
}
