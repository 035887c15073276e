import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BOOKS, bookId } from "../../test/bookshop/generate.ts";
import type { BookshopDb, BookshopTables } from "../../test/bookshop.ts";
import { openDemoDatabase, type TestDemo } from "../../test/database.ts";
import { aDataset, aTenant, NOON } from "../../test/tenants.ts";
import { sqlState, withTenant } from "./with-tenant.ts";

let db: TestDemo;
beforeAll(async () => {
  db = await openDemoDatabase();
});
afterAll(() => db.drop());

const inside = <R>(tenant: string, work: (it: BookshopDb) => Promise<R>) =>
  withTenant<BookshopTables, R>(db.demo, tenant, work);
const books = (tenant: string) => inside(tenant, (it) => it.selectFrom("books").selectAll().orderBy("isbn").execute());
const aBook = (over: object = {}) => ({ isbn: randomUUID(), title: "New", price_cents: 7, ...over }) as never;
const failure = (work: Promise<unknown>) => work.then(() => "no error", sqlState);

test("a tenant sees its dataset, up to its clock", async () => {
  const tenant = await aTenant(db);
  expect(await books(tenant)).toHaveLength(BOOKS);
  const last = await inside(tenant, (tx) =>
    tx
      .selectFrom("sales")
      .select((e) => e.fn.max("sold_at").as("at"))
      .executeTakeFirst(),
  );
  expect(last?.at).toEqual(NOON);
});

test("an edit is returned, kept, and seen by nobody else", async () => {
  const [mine, theirs] = [await aTenant(db), await aTenant(db)];
  const edited = await inside(mine, (tx) =>
    tx
      .updateTable("books")
      .set({ price_cents: 5 })
      .where("isbn", "=", "isbn-3")
      .returning(["id", "price_cents", "version"])
      .executeTakeFirst(),
  );
  expect(edited).toEqual({ id: bookId(3), price_cents: 5, version: 2 });
  expect((await books(mine)).find((it) => it.isbn === "isbn-3")?.price_cents).toBe(5);
  expect((await books(theirs)).find((it) => it.isbn === "isbn-3")?.price_cents).toBe(1_003);
});

test("an insert fills what was left out and returns it", async () => {
  const tenant = await aTenant(db);
  const made = await inside(tenant, (tx) =>
    tx.insertInto("books").values(aBook()).returningAll().executeTakeFirstOrThrow(),
  );
  expect(made).toMatchObject({ stock: 0, version: 1, shelf: null });
  expect(await books(tenant)).toHaveLength(BOOKS + 1);
});

test("a removed row is gone, and its id can be used again under a version never seen before", async () => {
  const tenant = await aTenant(db);
  await inside(tenant, (it) => it.deleteFrom("sales").where("book_id", "=", bookId(2)).execute());
  await inside(tenant, (it) => it.updateTable("books").set({ stock: 1 }).where("id", "=", bookId(2)).execute());
  // Sales that are still to come refer to the book too, until the tenant's future is its own.
  await db.superuser.query("update overlay.tenants set forked_at = '2026-01-01' where id = $1", [tenant]);
  await inside(tenant, (it) => it.deleteFrom("books").where("id", "=", bookId(2)).execute());
  expect(await books(tenant)).toHaveLength(BOOKS - 1);
  const again = await inside(tenant, (tx) =>
    tx
      .insertInto("books")
      .values(aBook({ id: bookId(2) }))
      .returning("version")
      .executeTakeFirstOrThrow(),
  );
  expect(again.version).toBe(3);
});

test("keys are unique and references hold, whether the other row is generated or the tenant's own", async () => {
  const tenant = await aTenant(db);
  const insert = (book: never) => inside(tenant, (it) => it.insertInto("books").values(book).execute());
  await insert(aBook({ isbn: "own" }));
  expect(await failure(insert(aBook({ isbn: "own" })))).toBe("23505");
  expect(await failure(insert(aBook({ isbn: "isbn-4" })))).toBe("23505");
  expect(await failure(insert(aBook({ id: bookId(4) })))).toBe("23505");
  const sale = { sold_at: NOON, sold_on: "2026-11-23", quantity: 1, unit_price_cents: 1 };
  const sell = (bookId: string) =>
    inside(tenant, (tx) =>
      tx
        .insertInto("sales")
        .values({ ...sale, book_id: bookId } as never)
        .execute(),
    );
  expect(await failure(sell(bookId(1)))).toBe("no error");
  expect(await failure(sell(randomUUID()))).toBe("23503");
  const remove = inside(tenant, (it) => it.deleteFrom("books").where("id", "=", bookId(1)).execute());
  expect(await failure(remove)).toBe("23503");
});

test("what a view cannot do is refused, not half done", async () => {
  const tenant = await aTenant(db);
  const upsert = inside(tenant, (tx) =>
    tx
      .insertInto("books")
      .values(aBook({ isbn: "isbn-1" }))
      .onConflict((c) => c.column("isbn").doNothing())
      .execute(),
  );
  expect(await failure(upsert)).toBe("42P10");
  const rename = inside(tenant, (tx) =>
    tx.updateTable("books").set({ id: randomUUID() }).where("id", "=", bookId(1)).execute(),
  );
  expect(await failure(rename)).toBe("0A000");
});

test("a clock past the end of the window stands at its end", async () => {
  const tenant = await aTenant(db);
  await inside(tenant, (it) => sql`select overlay.move_clock('100 days')`.execute(it));
  const { workspaceNow, windowTo } = await withTenant(db.demo, tenant, async (_db, it) => it);
  expect(workspaceNow).toEqual(windowTo);
});

test("a reset brings back the dataset and counts what it took away", async () => {
  const tenant = await aTenant(db);
  const before = await books(tenant);
  await inside(tenant, (it) => it.updateTable("books").set({ stock: 0 }).where("isbn", "<", "isbn-2").execute());
  await inside(tenant, (it) => it.insertInto("books").values(aBook()).execute());
  const { rows } = await sql<{ counts: object }>`
    select overlay.reset(${tenant}::uuid, ${await aDataset(db)}::uuid, '0') as counts`.execute(db.demo);
  const touched = before.filter((it) => it.isbn < "isbn-2").length;
  expect(rows[0]?.counts).toEqual({ books: { own_rows: touched + 1, removals: touched, bytes: expect.any(Number) } });
  expect(await books(tenant)).toEqual(before);
});

test("an erased tenant is gone for good, and the counts of its rows are remembered", async () => {
  const tenant = await aTenant(db);
  await inside(tenant, (it) => it.insertInto("books").values(aBook()).execute());
  const erase = () => sql<{ counts: object }>`select overlay.erase(${tenant}::uuid) as counts`.execute(db.demo);
  const first = (await erase()).rows[0]?.counts;
  expect(first).toEqual({
    books: { own_rows: 1, removals: 0, bytes: expect.any(Number) },
    members: { own_rows: 1, removals: 0 },
    tenants: { own_rows: 1, removals: 0 },
  });
  expect((await erase()).rows[0]?.counts).toEqual(first);
  await expect(books(tenant)).rejects.toMatchObject({ code: "demo_has_ended" });
  await expect(aTenant(db, { id: tenant })).rejects.toMatchObject({ code: "DS410" });
});

const COLUMNS =
  "'isbn text not null', 'title text not null', 'price_cents integer not null check (price_cents > 0)', 'stock integer not null default 0', 'shelf text'";
const upgrade = (columns: string) =>
  db.superuser.query(
    `set role demo_owner; select overlay.declare('books', columns => array[${columns}], unique_keys => array['isbn']); reset role`,
  );

/** Declares a column more while a demo with edits is live. @returns whether it sees its edits, and can write the new column */
async function upgradeWithALiveDemo(): Promise<{ keepsItsEdits: boolean; written: number }> {
  const tenant = await aTenant(db);
  await inside(tenant, (it) => it.updateTable("books").set({ price_cents: 1 }).where("isbn", "=", "isbn-1").execute());
  await inside(tenant, (tx) =>
    tx
      .insertInto("books")
      .values(aBook({ isbn: "mine" }))
      .execute(),
  );
  const before = await books(tenant);
  await upgrade(`${COLUMNS}, 'signed boolean not null default false'`);
  const after = await books(tenant);
  const sign = { signed: true } as never;
  const written = await inside(tenant, (tx) =>
    tx.updateTable("books").set(sign).where("isbn", "in", ["mine", "isbn-2"]).returning("isbn").execute(),
  );
  const expected = before.map((it) => ({ ...it, signed: false }));
  return { keepsItsEdits: JSON.stringify(after) === JSON.stringify(expected), written: written.length };
}

test("declaring again with a column more keeps what live tenants changed, with one fewer it is refused", async () => {
  expect(await upgradeWithALiveDemo()).toEqual({ keepsItsEdits: true, written: 2 });
  await expect(upgrade(COLUMNS)).rejects.toThrow("leaves out: signed");
});

test("BROKEN: declaring by making the tables anew loses what live tenants changed", async () => {
  const [healthy, broken] = [db, await openDemoDatabase()];
  try {
    const { rows } = await broken.superuser.query("select pg_get_functiondef('overlay.shape_table'::regproc) as text");
    const anew = "begin if schema_name = 'change' then execute format('delete from change.%I', table_name); end if;";
    await broken.superuser.query(rows[0].text.replace("begin", anew));
    await broken.superuser.query("alter table change.books no force row level security");
    db = broken;
    expect((await upgradeWithALiveDemo()).keepsItsEdits).toBe(false);
  } finally {
    db = healthy;
    await broken.drop();
  }
});

test("a table with a column of time needs a gate", async () => {
  const declare = (rest: string) =>
    db.superuser.query(
      `set role demo_owner; select overlay.declare('clocks', columns => array['at timestamptz'${rest}); reset role`,
    );
  await expect(declare("]")).rejects.toThrow("needs a gate");
  await expect(declare("], gate => 'at'")).rejects.toThrow("must be timestamptz not null");
});
