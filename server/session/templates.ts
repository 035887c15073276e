import { type QueryExecutorProvider, sql } from "kysely";
import { notReady } from "../errors.ts";
import { copyChanges } from "../provision/tenant.ts";
import type { Db } from "../sql/main-db.ts";
import { sqlState } from "../tenant/with-tenant.ts";

/** A demo that was prepared, as its copies need it. */
export interface Template {
  readonly id: string;
  readonly tenantId: string;
  readonly scenarioName: string;
  readonly locale: string;
  /** Where the clock of a copy begins. */
  readonly clockAt: Date;
}

const columns = sql`t.id, t.tenant_id as "tenantId", t.scenario_name as "scenarioName", t.locale, t.clock_at as "clockAt"`;

export async function findTemplate(db: Db, id: string): Promise<Template | undefined> {
  const { rows } = await sql<Template>`select ${columns} from demo_templates t where t.id = ${id}`.execute(db);
  return rows[0];
}

/** What a demo is a copy of, as long as that is there. */
export async function findTemplateOf(db: Db, sessionId: string): Promise<Template | undefined> {
  const { rows } = await sql<Template>`
    select ${columns} from demo_templates t join demo_sessions s on s.template_id = t.id where s.id = ${sessionId}`.execute(
    db,
  );
  return rows[0];
}

/** Raised where what is to be copied was erased: it was saved anew meanwhile. */
const COPY_IS_GONE = "DS503";

/** Gives a demo what was prepared. @throws Refusal `not_ready` where it was saved anew just now: asked again it is there */
export async function copyPrepared(db: QueryExecutorProvider, from: string, to: string): Promise<void> {
  try {
    await copyChanges(db, from, to);
  } catch (error) {
    throw sqlState(error) === COPY_IS_GONE ? notReady("The prepared demo") : error;
  }
}
