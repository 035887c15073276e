import pg from "pg";
import { hashOfSource } from "./apply-source.ts";
import { filesOf, type MigrationTarget } from "./migrate.ts";

/**
 * Whether everything was applied already, as far as the serving login can see: then a start needs no login that may change anything.
 * A login that may not look, or a role that is not there yet, says no.
 *
 * @param role that the login takes on to look
 */
export async function isMigrated(target: MigrationTarget, servingUrl: string, role: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: servingUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`set role ${pg.escapeIdentifier(role)}`);
    // A restored database may hand it out again (server/sql/roles.ts).
    const temporary = await client.query<{ may: boolean }>(
      "select has_database_privilege(current_user, current_database(), 'temporary') as may",
    );
    if (temporary.rows[0]?.may !== false) return false;
    const { rows } = await client.query<{ name: string; sha256: string }>(
      "select set_name || '/' || file_name as name, sha256 from public.schema_migrations",
    );
    const applied = new Map(rows.map((it) => [it.name, it.sha256]));
    for (const set of target.sets) {
      for (const { file, sha256 } of await filesOf(set))
        if (applied.get(`${set.name}/${file}`) !== sha256) return false;
      if (set.source && applied.get(`${set.name}/source`) !== (await hashOfSource(set.source))) return false;
    }
    return (target.records ?? []).every(({ name, sha256 }) => applied.get(name) === sha256);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
