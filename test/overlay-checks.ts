import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { withTenant } from "../server/tenant/with-tenant.ts";
import { bookId } from "./bookshop/generate.ts";
import type { BookshopTables } from "./bookshop.ts";
import type { TestDemo } from "./database.ts";
import { aTenant } from "./tenants.ts";

/* What must hold of the overlay, looked at through the bookshop. Each check names what is wrong. */

export type Check = (db: TestDemo) => Promise<string[]>;

export const withoutTenantNoRows: Check = async (db) => {
  const wrong: string[] = [];
  await aTenant(db);
  await inside(db, await aTenant(db), (it) => it.insertInto("books").values(aBook()).execute());
  for (const table of ["books", "sales", "tenant"]) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(`workspace.${table}`)}`.execute(db.demo);
    if (rows[0]?.n !== 0) wrong.push(`${table} shows ${rows[0]?.n} rows without a tenant`);
  }
  return wrong;
};

export const keepsToItsOwn: Check = async (db) => {
  const [mine, theirs] = [await aTenant(db), await aTenant(db)];
  const image = (tenant: string) =>
    inside(db, tenant, async (tx) =>
      JSON.stringify([
        await tx.selectFrom("books").selectAll().orderBy("id").execute(),
        await tx.selectFrom("sales").selectAll().orderBy("id").execute(),
      ]),
    );
  const id = randomUUID();
  const before = await image(theirs);
  await inside(db, mine, async (tx) => {
    await tx.insertInto("books").values(aBook({ id })).execute();
    await tx.updateTable("books").set({ price_cents: 1 }).where("isbn", "<=", "isbn-15").execute();
    await tx.deleteFrom("sales").where("book_id", "=", bookId(1)).execute();
  });
  const wrong = (await image(theirs)) === before ? [] : ["another tenant's changes are seen"];
  const own = await image(mine);
  const touched = await inside(db, theirs, async (tx) => [
    await tx.updateTable("books").set({ stock: 9 }).where("id", "=", id).returning("id").execute(),
    await tx.deleteFrom("books").where("id", "=", id).returning("id").execute(),
    await tx.updateTable("books").set({ shelf: "x" }).returning("id").execute(),
  ]).catch(() => [["refused"], [], []]);
  if (touched[0]?.length !== 0 || touched[1]?.length !== 0) wrong.push("another tenant's row can be written");
  if ((await image(mine)) !== own) wrong.push("another tenant's row was changed or removed");
  return wrong;
};

export const carriesNothingOver: Check = async (db) => {
  const tenant = await aTenant(db);
  const wrong: string[] = [];
  // The pool has one connection: it serves the tenant, fails for it, and is then asked without one.
  await inside(db, tenant, (it) => it.selectFrom("books").selectAll().execute());
  const counts = [await countBooks(db)];
  await inside(db, tenant, (it) => sql`select 1/0`.execute(it)).catch(() => undefined);
  counts.push(await countBooks(db));
  if (counts.some((it) => it !== 0)) wrong.push("a connection still shows the tenant it served before");
  return wrong;
};

export const nothingSurvivesAnErase: Check = async (db) => {
  const tenant = await aTenant(db);
  let written = 0;
  let refused = 0;
  let erasing: Promise<unknown> | undefined;
  const write = () =>
    inside(db, tenant, (it) => it.insertInto("books").values(aBook()).execute()).then(
      () => {
        written += 1;
        if (written === 40)
          erasing = db.superuser
            .query("select overlay.close($1)", [tenant])
            .then(() => db.superuser.query("select overlay.erase($1)", [tenant]));
      },
      () => {
        refused += 1;
      },
    );
  await Promise.all(Array.from({ length: 200 }, write));
  await erasing;
  const { rows } = await db.superuser.query<{ n: number }>(
    `select (select count(*) from change.books where tenant_id = $1)::int + (select count(*) from change.books_removed where tenant_id = $1)::int
          + (select count(*) from overlay.tenants where id = $1)::int as n`,
    [tenant],
  );
  const wrong = rows[0]?.n === 0 ? [] : [`${rows[0]?.n} rows survive`];
  return written > 0 && refused > 0 ? wrong : [...wrong, "the erase did not meet any writer"];
};

export const rolesKeepToTheirPlace: Check = async (db) => {
  const tenant = await aTenant(db);
  const attempts: Array<[role: string, statement: string]> = [
    ["demo_service", "select from change.books"],
    ["demo_service", "select from dataset.books"],
    ["demo_service", "select from overlay.tenants"],
    ["demo_service", "select from overlay.members"],
    ["demo_service", "delete from overlay.erased_tenants"],
    ["demo_service", "select overlay.delete_changes()"],
    ["demo_service", "select overlay.analyze_datasets()"],
    ["demo_service", "select overlay.declare('x', array['a int'])"],
    ["demo_service", "create table workspace.mine (a int)"],
    ["demo_service", "create temporary table mine (a int)"],
    ["demo_service", "create table staging.mine (a int)"],
    ["demo_service", "drop view workspace.books"],
    ["demo_loader", "create temporary table mine (a int)"],
    ["demo_loader", "select from change.books"],
    ["demo_loader", "select from workspace.books"],
    ["demo_loader", "select from overlay.tenants"],
    ["demo_loader", "update dataset.books set title = ''"],
    ["demo_loader", `select overlay.erase('${tenant}')`],
    ["demo_auditor", "delete from change.books"],
    ["demo_auditor", "update overlay.tenants set tenant_name = ''"],
    ["demo_auditor", "select password_hash from overlay.members"],
    ["demo_auditor", `select overlay.erase('${tenant}')`],
  ];
  const wrong: string[] = [];
  for (const [role, statement] of attempts) {
    const client = new pg.Client({ connectionString: db.superuserUrl, options: `-c role=${role}` });
    await client.connect();
    const code = await client.query(statement).then(
      () => "done",
      (error) => error.code,
    );
    await client.end();
    if (code !== "42501") wrong.push(`${role} could: ${statement} (${code})`);
  }
  return wrong;
};

/**
 * A domain of the caller's own named as a type that an owner's function casts to, whose check calls a function of the caller's: done
 * with the right to make temporary things given back, so that it is the function that withstands.
 */
export const definersWithstandTemporaryTypes: Check = async (db) => {
  const tenant = await aTenant(db);
  const { rows } = await db.superuser.query<{ name: string }>("select current_database() as name");
  await db.superuser.query(`grant temporary on database ${rows[0]?.name} to public`);
  const client = new pg.Client({ connectionString: db.servingUrl, options: "-c role=demo_service" });
  await client.connect();
  try {
    await client.query(`create function pg_temp.told(given pg_catalog.text) returns boolean language plpgsql as $$
      begin raise notice 'ran as %', current_user; return true; end $$;
      create domain pg_temp.text as pg_catalog.text check (pg_temp.told(value::pg_catalog.text));
      create domain pg_temp.jsonb as pg_catalog.jsonb check (pg_temp.told(value::pg_catalog.text));
      create domain pg_temp.uuid as pg_catalog.uuid check (pg_temp.told(value::pg_catalog.text))`);
    const told = new Set<string>();
    client.on("notice", ({ message }) => told.add(String(message)));
    const ask = (statement: string) => client.query(statement).catch(() => undefined);
    await ask("begin");
    await ask(`select * from overlay.enter('${tenant}', 'prospect')`);
    await ask("insert into workspace.books (id, isbn, title, price_cents) values (gen_random_uuid(), 'x', 'x', 1)");
    await ask("commit");
    await ask(`select overlay.reset('${tenant}', (select gen_random_uuid()), '0')`);
    await ask(`select overlay.erase('${tenant}')`);
    return [...told].filter((it) => !it.endsWith("demo_service"));
  } finally {
    await client.end();
  }
};

/** What a cheap function is shown of each view, against what the view shows. */
export const viewsDoNotLeak: Check = async (db) => {
  const [mine, theirs] = [await aTenant(db), await aTenant(db)];
  await inside(db, theirs, (tx) =>
    tx
      .insertInto("books")
      .values(aBook({ title: "Secret" }))
      .execute(),
  );
  await db.superuser.query("update overlay.tenants set tenant_name = 'Secret' where id = $1", [theirs]);
  await db.superuser.query(`create function public.leak(given text) returns boolean language plpgsql cost 0.0000001 as $$
    begin raise notice '%', given; return true; end $$`);
  const { rows } = await db.superuser.query<{ name: string; column: string }>(
    `select attrelid::regclass::text as name, quote_ident(attname) as column from pg_attribute join pg_class c on c.oid = attrelid
      where c.relnamespace = 'workspace'::regnamespace and c.relkind = 'v' and attnum > 0`,
  );
  const client = new pg.Client({
    connectionString: db.servingUrl,
    options: "-c role=demo_service -c search_path=workspace",
  });
  await client.connect();
  const told = new Set<string>();
  client.on("notice", ({ message }) => told.add(String(message)));
  try {
    await client.query(`begin; select overlay.enter('${mine}', 'prospect')`);
    // Where every row is looked at, whoever's it is.
    await client.query("set local enable_indexscan = off; set local enable_bitmapscan = off");
    for (const { name, column } of rows)
      await client.query(`select count(*) from ${name} it where public.leak(it.${column}::text)`);
    return [...told].filter((it) => it.includes("Secret")).map((it) => `leaked: ${it}`);
  } finally {
    await client.end();
  }
};

export const catalogueIsComplete: Check = async (db) => {
  const { rows } = await db.superuser.query<{ wrong: string }>(`
    with physical as (
      select 'change.' || quote_ident(name) as name from overlay.declared_tables
      union all select 'change.' || quote_ident(name || '_removed') from overlay.declared_tables
      union all select 'dataset.' || quote_ident(name) from overlay.declared_tables
    )
    select name || ' has no forced row security' as wrong from physical p join pg_class c on c.oid = p.name::regclass
     where not (c.relrowsecurity and c.relforcerowsecurity)
    union all select name || ' has no policy for its owner' from physical p
     where not exists (select from pg_policy y where y.polrelid = p.name::regclass and y.polroles @> array['demo_owner'::regrole::oid])
    union all select name || ' has no policy for the views' from physical p
     where not exists (select from pg_policy y where y.polrelid = p.name::regclass and y.polroles @> array['demo_viewer'::regrole::oid] and y.polcmd = 'r')
    union all select name || ' does not belong to the views'' role' from overlay.declared_tables t
     where (select relowner from pg_class where oid = ('workspace.' || quote_ident(t.name))::regclass) <> 'demo_viewer'::regrole
    union all select name || ' may be written by the views'' role' from physical p
     where has_table_privilege('demo_viewer', p.name::regclass, 'insert, update, delete, truncate')
    union all select name || ' belongs to a role that can log in or get round policies' from physical p join pg_class c on c.oid = p.name::regclass
      join pg_roles r on r.oid = c.relowner where r.rolcanlogin or r.rolbypassrls or r.rolsuper
    union all select name || ' has a column of time and no gate' from overlay.declared_tables t
     where gate is null and exists (select from pg_attribute a where a.attrelid = ('dataset.' || quote_ident(t.name))::regclass
                                       and a.attnum > 0 and a.atttypid in ('date'::regtype, 'timestamptz'::regtype))
    union all select name || ' has no trigger' from overlay.declared_tables t
     where (select count(*) from pg_trigger g where g.tgrelid = ('workspace.' || quote_ident(t.name))::regclass and g.tgenabled = 'O') <> 2
    union all select relname || ' lies beside the declared tables' from pg_class c
     where relnamespace in ('change'::regnamespace, 'dataset'::regnamespace) and relkind = 'r'
       and c.oid not in (select p.name::regclass from physical p)
    union all select p.oid::regprocedure || ' pins no search_path' from pg_proc p
     where (p.pronamespace = 'overlay'::regnamespace or p.prosecdef) and p.prosqlbody is null
       and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
    union all select c.oid::regclass || ' may leak rows of ' || r.oid::regclass from pg_class c
      join pg_rewrite w on w.ev_class = c.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
      join pg_class r on r.oid = d.refobjid and r.relkind = 'r' and not r.relrowsecurity
     where c.relnamespace = 'workspace'::regnamespace and not coalesce('security_barrier=true' = any (c.reloptions), false)
    union all select p.oid::regprocedure || ' may be executed by anybody' from pg_proc p
     where p.pronamespace = 'overlay'::regnamespace and has_function_privilege('public', p.oid, 'execute')`);
  return rows.map((it) => it.wrong);
};

function inside<R>(
  db: TestDemo,
  tenant: string,
  work: Parameters<typeof withTenant<BookshopTables, R>>[2],
): Promise<R> {
  return withTenant<BookshopTables, R>(db.demo, tenant, work);
}

function aBook(over: object = {}) {
  return { isbn: randomUUID(), title: "New", price_cents: 7, ...over } as never;
}

async function countBooks(db: TestDemo): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from workspace.books`.execute(db.demo);
  return rows[0]?.n;
}
