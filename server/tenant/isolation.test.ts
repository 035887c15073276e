import { expect, test } from "vitest";
import { openDemoDatabase, type TestDemo } from "../../test/database.ts";
import {
  type Check,
  carriesNothingOver,
  catalogueIsComplete,
  definersWithstandTemporaryTypes,
  keepsToItsOwn,
  nothingSurvivesAnErase,
  rolesKeepToTheirPlace,
  viewsDoNotLeak,
  withoutTenantNoRows,
} from "../../test/overlay-checks.ts";

/* Each check finds nothing in the database as it is built, and something in each database that was broken on purpose. */

type Sabotage = (db: TestDemo) => Promise<unknown>;

const as =
  (statement: string): Sabotage =>
  (db) =>
    db.superuser.query(statement);
/** Rewrites a function of the database by its own text. */
const rewrite =
  (name: string, edit: (text: string) => string): Sabotage =>
  async (db) => {
    const { rows } = await db.superuser.query<{ text: string }>(
      `select pg_get_functiondef('${name}'::regproc) as text`,
    );
    const text = rows[0]?.text ?? "";
    const edited = edit(text);
    expect(edited).not.toBe(text);
    await db.superuser.query(edited);
  };
const all =
  (...some: Sabotage[]): Sabotage =>
  async (db) => {
    for (const it of some) await it(db);
  };

const INVARIANTS: Array<{ claim: string; check: Check; broken: Record<string, Sabotage>; connections?: number }> = [
  {
    claim: "without a tenant there are no rows",
    check: withoutTenantNoRows,
    broken: {
      "a policy that forgets its tenant": as("alter policy tenants_see_their_own on change.books using (true)"),
      "a table without row security": as("alter table dataset.books disable row level security"),
      "a default tenant": rewrite("overlay.tenant_id", (text) =>
        text
          .replace(/RETURN \(?NULLIF.*/s, "return (select id from overlay.tenants limit 1)")
          .replace("LANGUAGE sql", "LANGUAGE sql SECURITY DEFINER"),
      ),
    },
  },
  {
    claim: "a tenant's rows are seen, changed and removed by nobody else",
    check: keepsToItsOwn,
    broken: {
      "a policy that shows every tenant's changes": as(
        "alter policy tenants_see_their_own on change.books using (true)",
      ),
      "removals that count for everybody": as(`
        alter policy tenants_see_their_own on change.sales_removed using (true);
        alter policy tenants_see_what_they_kept on dataset.sales
          using (dataset_id = (select overlay.dataset_id()) and id not in (select r.id from change.sales_removed r))`),
    },
  },
  {
    claim: "a pooled connection carries nothing over",
    check: carriesNothingOver,
    connections: 1,
    broken: {
      "a tenant that is set for the whole connection": all(
        rewrite("overlay.enter", (text) =>
          text.replace("enter.tenant_id::text, true)", "enter.tenant_id::text, false)"),
        ),
        rewrite("overlay.set_context", (text) => text.replaceAll("::text, true)", "::text, false)")),
      ),
    },
  },
  {
    claim: "no row survives an erase, whoever writes meanwhile",
    check: nothingSurvivesAnErase,
    broken: {
      "writers that do not hold their tenant": all(
        as("alter table change.books drop constraint books_tenant_id_fkey"),
        rewrite("overlay.before_write", (text) => text.replace("and t.closed_at is null for key share", "")),
        rewrite("overlay.write_books", (text) =>
          text.replace(
            "if tg_op = 'DELETE' then",
            "perform pg_sleep(0.02); tenant.id := overlay.tenant_id(); if tg_op = 'DELETE' then",
          ),
        ),
      ),
    },
  },
  {
    claim: "each role is refused what is not its own",
    check: rolesKeepToTheirPlace,
    broken: {
      "a service that may read tables": as(
        "grant usage on schema change to demo_service; grant select on change.books to demo_service",
      ),
      "functions for everybody": as("grant execute on function overlay.erase to public"),
      "a loader that may edit": as("grant update on dataset.books to demo_loader"),
    },
  },
  {
    claim: "a caller's own types run nothing as the functions' owner",
    check: definersWithstandTemporaryTypes,
    broken: {
      "a function whose search path is empty": as("alter function overlay.erase set search_path = ''"),
    },
  },
  {
    claim: "a function of the caller's is shown nothing that its tenant may not see",
    check: viewsDoNotLeak,
    broken: {
      "a view of tenants that is no barrier": as("alter view workspace.tenant reset (security_barrier)"),
      "a policy that shows every tenant's changes": as(
        "alter policy tenants_see_their_own on change.books using (true)",
      ),
    },
  },
  {
    claim: "every declared table has all that protects it",
    check: catalogueIsComplete,
    broken: {
      "policies that are not forced": as("alter table change.sales no force row level security"),
      "a table without a policy": as("drop policy tenants_keep_to_their_own on change.books_removed"),
      "a table beside the declared ones": as("create table change.notes (tenant_id uuid)"),
      "a fact without a gate": as("update overlay.declared_tables set gate = null where name = 'sales'"),
      "a function for everybody": as("grant execute on function overlay.reset to public"),
      "a function that trusts the caller's search path": as("alter function overlay.erase reset search_path"),
      "a function whose search path is empty": as("alter function overlay.erase set search_path = ''"),
      "a view of a table without row security": as("alter view workspace.tenant reset (security_barrier)"),
      "an owner that can log in": as("alter table dataset.books owner to postgres"),
      "a trigger that is off": as(
        "alter view workspace.books alter column id drop default; drop trigger a_tenant_writes on workspace.books",
      ),
    },
  },
];

for (const { claim, check, broken, connections = 20 } of INVARIANTS) {
  test(claim, () => onOwnDatabase(connections, async (db) => expect(await check(db)).toEqual([])));
  for (const [how, sabotage] of Object.entries(broken))
    test(`BROKEN: ${claim} - ${how}`, () =>
      onOwnDatabase(connections, async (db) => {
        await sabotage(db);
        expect(await check(db)).not.toEqual([]);
      }));
}

async function onOwnDatabase(connections: number, work: (db: TestDemo) => Promise<void>): Promise<void> {
  const db = await openDemoDatabase(connections);
  await work(db).finally(() => db.drop());
}
