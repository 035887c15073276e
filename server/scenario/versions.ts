import { sql } from "kysely";
import type { Db } from "../sql/main-db.ts";

/** Notes a scenario as it is now under its version; one that is noted stays as it was. */
export async function recordVersion(db: Db, name: string, madeBy: string, note?: string): Promise<void> {
  await sql`
    insert into scenario_versions (scenario_name, version, given, seed_data_config, made_by, note)
      select scenario_name, version, given, seed_data_config, ${madeBy}, ${note ?? null} from demo_scenarios where scenario_name = ${name}
    on conflict do nothing`.execute(db);
}

/** The newest first. */
export const selectVersions = (db: Db, name: string) =>
  db
    .selectFrom("scenario_versions")
    .select(["version", "given", "made_by", "made_at", "note"])
    .where("scenario_name", "=", name)
    .orderBy("version", "desc")
    .execute();
