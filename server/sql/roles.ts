import pg from "pg";

/** The roles of one database. They belong to the whole cluster; nobody logs in as one, a login takes it on. */
export interface Roles {
  /** Owns everything the migrations make. */
  readonly owner: string;
  readonly others: readonly string[];
  /** Those that the serving login takes on. */
  readonly serving: readonly string[];
  readonly servingLogin: string;
  /** One of the others: reads for the audit, whose own login, where there is one, may take it on. */
  readonly auditor: string;
  readonly auditLogin?: string | undefined;
}

const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Makes the roles that are missing and lets the logins take them on; may be run again at every start.
 *
 * @throws Error in words for the operator when the migrating login may not do that
 */
export async function prepareRoles(client: pg.Client, roles: Roles): Promise<void> {
  try {
    for (const role of [roles.owner, ...roles.others]) await makeRole(client, role);
    await letOwn(client, roles.owner);
    // Whoever may make temporary types and functions may try them on those of others.
    await client.query(`revoke temporary on database ${name(client.database ?? "")} from public`);
    for (const role of roles.others) await letTakeOn(client, role);
    if (roles.auditLogin) await client.query(`grant ${name(roles.auditor)} to ${name(roles.auditLogin)}`);
    for (const role of roles.serving) await client.query(`grant ${name(role)} to ${name(roles.servingLogin)}`);
  } catch (error) {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new Error(
      `the login ${client.user} may not prepare the database ${client.database}: ${(error as Error).message}. Run "npm run migrate" with DATABASE_MIGRATION_URL and DEMO_MIGRATION_URL: an administrator's login, or with one that has CREATEROLE, owns the database, and made these roles`,
      { cause: error },
    );
  }
}

/** Another process may make it at the same moment. */
async function makeRole(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  if (rowCount) return;
  await client.query(`do $$ begin create role ${name(role)} nologin noinherit;
    exception when duplicate_object or unique_violation then null; end $$`);
}

/** Who makes a role may administer it, and since PostgreSQL 16 must still be let take it on. An administrator needs no leave. */
async function letTakeOn(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ is_super: boolean; is_member: boolean }>(
    "select rolsuper as is_super, pg_has_role(oid, $1, 'member') as is_member from pg_roles where rolname = current_user",
    [role],
  );
  if (rows[0]?.is_super) return;
  await client.query(`grant ${name(role)} to ${name(client.user ?? "")}`).catch((error: unknown) => {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE || !rows[0]?.is_member) throw error;
  });
}

/** The owner must be able to make what the migrations make. */
async function letOwn(client: pg.Client, owner: string): Promise<void> {
  const { rows } = await client.query<{ may_create: boolean }>(
    `select has_database_privilege($1, current_database(), 'create') and has_schema_privilege($1, 'public', 'create') as may_create`,
    [owner],
  );
  await letTakeOn(client, owner);
  if (rows[0]?.may_create) return;
  await client.query(`grant create on database ${name(client.database ?? "")} to ${name(owner)}`);
  await client.query(`grant create, usage on schema public to ${name(owner)}`);
}

function name(identifier: string): string {
  return pg.escapeIdentifier(identifier);
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
