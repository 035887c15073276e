import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookId } from "../../test/bookshop/generate.ts";
import type { BookshopDb, BookshopTables } from "../../test/bookshop.ts";
import { openDemoDatabase, type TestDemo } from "../../test/database.ts";
import { aTenant, NOON } from "../../test/tenants.ts";
import { withTenant } from "./with-tenant.ts";

let db: TestDemo;
beforeAll(async () => {
  db = await openDemoDatabase();
});
afterAll(() => db.drop());

const inside = <R>(tenant: string, work: (it: BookshopDb) => Promise<R>) =>
  withTenant<BookshopTables, R>(db.demo, tenant, work);
const books = (tenant: string) => inside(tenant, (it) => it.selectFrom("books").selectAll().orderBy("isbn").execute());

test("of two people who edit one row one wins, and two decrements are both counted", async () => {
  const tenant = await aTenant(db);
  expect(await twoEditors(tenant)).toEqual({ winners: 1, stock: 5 });
});

test("BROKEN: without comparing versions an update is lost", async () => {
  const broken = await openDemoDatabase();
  const healthy = db;
  try {
    await broken.superuser.query(forgetVersions(await writeFunction(broken)));
    db = broken;
    expect(await twoEditors(await aTenant(broken))).not.toEqual({ winners: 1, stock: 5 });
  } finally {
    db = healthy;
    await broken.drop();
  }
});

/** Two edits of version 1, and two decrements of a stock of 7; each time the second waits for the first one's lock. */
async function twoEditors(tenant: string): Promise<{ winners: number; stock: number | undefined }> {
  const edit = (price: number) => (tx: BookshopDb) =>
    tx
      .updateTable("books")
      .set({ price_cents: price })
      .where("id", "=", bookId(1))
      .where("version", "=", 1)
      .returning("id")
      .executeTakeFirst();
  const winners = (await overlapping(tenant, edit(1), edit(2))).filter(Boolean).length;
  const decrement = (tx: BookshopDb) =>
    tx
      .updateTable("books")
      .set((e) => ({ stock: e("stock", "-", 1) }))
      .where("id", "=", bookId(5))
      .execute();
  await overlapping(tenant, decrement, decrement);
  return { winners, stock: (await books(tenant)).find((it) => it.id === bookId(5))?.stock };
}

/** Begins the second while the first is done but not committed. */
async function overlapping<R>(
  tenant: string,
  first: (it: BookshopDb) => Promise<R>,
  second: (it: BookshopDb) => Promise<R>,
): Promise<[R, R]> {
  let following: Promise<R> | undefined;
  const leading = await inside(tenant, async (tx) => {
    const result = await first(tx);
    following ??= inside(tenant, second);
    await somebodyWaits();
    return result;
  });
  return [leading, await (following as Promise<R>)];
}

/** Looks, rather than sleeps, until a statement waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (let looks = 0; looks < 2_000; looks += 1) {
    const { rowCount } = await db.superuser.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount) return;
  }
}

async function writeFunction(opened: TestDemo): Promise<string> {
  const { rows } = await opened.superuser.query<{ text: string }>(
    "select pg_get_functiondef('overlay.write_books'::regproc) as text",
  );
  return rows[0]?.text ?? "";
}

function forgetVersions(text: string): string {
  return text
    .replaceAll("and c.version = old.version", "")
    .replaceAll("if not generated or not found then", "if false then")
    .replace(
      "insert into change.books (tenant_id, id, version, written_by",
      "delete from change.books c where c.tenant_id = tenant.id and c.id = new.id; insert into change.books (tenant_id, id, version, written_by",
    );
}

test("the gate opens at its instant, on twenty clocks", async () => {
  const tenant = await aTenant(db);
  expect(await wrongGates(tenant)).toEqual([]);
});

test("BROKEN: a gate that opens late or never closes is noticed", async () => {
  const broken = await openDemoDatabase();
  const healthy = db;
  try {
    db = broken;
    const setGate = (gate: string) =>
      broken.superuser.query(`
        alter policy tenants_see_what_they_kept on dataset.sales using (dataset_id = (select overlay.dataset_id()) and ${gate})`);
    await setGate("sold_at < (select overlay.dataset_horizon())");
    expect(await wrongGates(await aTenant(broken))).not.toEqual([]);
    await setGate("true");
    expect(await wrongGates(await aTenant(broken))).not.toEqual([]);
  } finally {
    db = healthy;
    await broken.drop();
  }
});

/** Moves the clock to and just before full hours; a sale of an hour is there from that very instant on. */
async function wrongGates(tenant: string): Promise<string[]> {
  const wrong: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    const hour = new Date(NOON.getTime() + (n - 12) * 3_600_000);
    for (const [at, expected] of [
      [hour, hour],
      [new Date(hour.getTime() - 1), new Date(hour.getTime() - 3_600_000)],
    ] as const) {
      const latest = await inside(tenant, async (tx) => {
        await sql`select overlay.move_clock(${at}::timestamptz - now())`.execute(tx);
        return tx
          .selectFrom("sales")
          .select((e) => e.fn.max("sold_at").as("at"))
          .executeTakeFirst();
      });
      if (latest?.at?.getTime() !== expected.getTime())
        wrong.push(`at ${at.toISOString()} saw ${latest?.at?.toISOString()}`);
    }
  }
  return wrong;
}
