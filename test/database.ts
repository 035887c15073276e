import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { DemoDomain } from "../server/domain.ts";
import { handle, openPool } from "../server/sql/connection.ts";
import type { DemoDb, LoaderDb } from "../server/tenant/demo-db.ts";
import { bookshop } from "./bookshop.ts";
import { LOGIN, TEMPLATES } from "./global-setup.ts";

export interface TestDatabase {
  readonly servingUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** A database of the test file's own, cloned from a template. */
export async function cloneDatabase(template: keyof typeof TEMPLATES): Promise<TestDatabase> {
  const server = inject("superuserUrl");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await admin(`create database ${name} template ${TEMPLATES[template]}`);
  // Rights to a database itself are not cloned.
  await admin(`revoke temporary on database ${name} from public`);
  const superuserUrl = new URL(server);
  superuserUrl.pathname = name;
  const servingUrl = new URL(superuserUrl);
  servingUrl.username = LOGIN.name;
  servingUrl.password = LOGIN.password;
  return {
    servingUrl: servingUrl.href,
    superuserUrl: superuserUrl.href,
    drop: () => admin(`drop database if exists ${name} with (force)`),
  };
}

export interface TestDemo extends TestDatabase {
  readonly demo: DemoDb;
  readonly loader: LoaderDb;
  /** Sees and may do everything: what a test looks at from outside. */
  readonly superuser: pg.Pool;
}

/** A demo database with a product's tables, as the serving role, the loader, and from outside. */
export async function openDemoDatabase(connections = 10, domain: DemoDomain = bookshop): Promise<TestDemo> {
  const database = await cloneDatabase(domain.name === "bookshop" ? "bookshop" : "bakery");
  const pool = (role: string) => openPool({ url: database.servingUrl, role, searchPath: "workspace", connections });
  const demo: DemoDb = handle(pool("demo_service"), "demo");
  const loader: LoaderDb = handle(pool("demo_loader"), "loader");
  const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 4 });
  superuser.on("error", () => undefined);
  return {
    ...database,
    demo,
    loader,
    superuser,
    async drop() {
      await Promise.all([demo.destroy(), loader.destroy(), superuser.end()]);
      await database.drop();
    },
  };
}

/** Every row of every table, as text. */
export async function contentsOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const tables = await Promise.all(rows.map(({ name }) => pool.query(`select it::text from ${name} it`)));
  return tables.flatMap((it) => it.rows.map((row) => row.it)).join("\n");
}
