import { sql } from "kysely";
import type { DemoDomain, Tenant, TenantDb } from "../domain.ts";
import { demoIsFullOfChanges } from "../errors.ts";
import type { Once, Outcome } from "../once.ts";
import { answerOnce } from "./answers.ts";
import type { TenantDeps } from "./deps.ts";
import { catchUp, liveOn } from "./live.ts";
import { inTurn } from "./turn.ts";
import { withTenant } from "./with-tenant.ts";

/**
 * The only way to write a workspace: runs an act of a person and lets the world answer it, in one transaction. From the act's moment on
 * the tenant's own future replaces the dataset's. Without a `live` of the product's the act is all that happens.
 *
 * Acts on one tenant take turns, and an act's moment is the start of its transaction, so each sees all that came before it. One that is
 * sent again under its key is done once, however often and by however many it is sent.
 *
 * @param work what is done; its result is what is answered, and must be JSON
 * @throws Refusal `demo_is_full_of_changes`, `demo_has_ended`, `idempotency_key_reused`
 */
export function act<Tables, Result>(
  { demo, turns, domain, config, mustLive }: Pick<TenantDeps, "demo" | "turns" | "domain" | "config"> & Living,
  tenantId: string,
  once: Once | undefined,
  work: (db: TenantDb<Tables>, tenant: Tenant) => Promise<Result>,
): Promise<Outcome<Result>> {
  return inTurn({ demo, turns }, tenantId, async (connection) => {
    await mustLive?.(tenantId);
    return withTenant<Tables, Outcome<Result>>(connection, tenantId, async (db, tenant) =>
      answerOnce(db, once, async () => {
        await catchUp(db, domain, tenant);
        const result = await work(db, tenant);
        await noteAct(db, config.maxChanges);
        if (await canLiveOn(db, domain, tenant)) {
          const { rows } = await sql<{ moment: Date }>`select overlay.fork() as moment`.execute(db);
          await liveOn(db, domain, tenant, rows[0]?.moment ?? tenant.workspaceNow);
        }
        await mustLive?.(tenantId);
        return result;
      }),
    );
  });
}

/** Asked when an act's turn has come, and again before it counts: its demo may have ended while it waited. */
interface Living {
  /** @throws Refusal `demo_has_ended` */
  readonly mustLive?: (tenantId: string) => Promise<unknown>;
}

/** What another generator made, before an upgrade, knows too little of itself: there an act is all that happens. */
async function canLiveOn<Tables>(db: TenantDb<Tables>, domain: DemoDomain, tenant: Tenant): Promise<boolean> {
  if (!domain.live || tenant.forkedAt) return domain.live !== undefined;
  const { rows } = await sql<{ version: number }>`select overlay.dataset_generator() as version`.execute(db);
  return rows[0]?.version === domain.generatorVersion;
}

/** The prospect's own rows are counted, not the world's answers to them. */
async function noteAct<Tables>(db: TenantDb<Tables>, most: number): Promise<void> {
  const { rows } = await sql<{
    changes: number;
  }>`select overlay.count_changes() as changes, overlay.note_act()`.execute(db);
  if ((rows[0]?.changes ?? 0) > most) throw demoIsFullOfChanges(most);
}
