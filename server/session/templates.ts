import { sql } from "kysely";
import type { Db } from "../sql/main-db.ts";

/** A demo that was prepared, as its copies need it. */
export interface Template {
  readonly id: string;
  readonly tenantId: string;
  readonly scenarioName: string;
  /** Where the clock of a copy begins. */
  readonly clockAt: Date;
}

const columns = sql`t.id, t.tenant_id as "tenantId", t.scenario_name as "scenarioName", t.clock_at as "clockAt"`;

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
