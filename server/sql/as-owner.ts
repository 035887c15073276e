import pg from "pg";

/** Runs statements as the role that owns what they make. */
export async function asOwner(client: pg.Client, owner: string, statements: string): Promise<void> {
  await client.query(`set role ${pg.escapeIdentifier(owner)}`);
  await client.query(statements);
  await client.query("reset role");
}
