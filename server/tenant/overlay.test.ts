import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BookshopDb, BookshopTables } from "../../test/bookshop.ts";
import { BOOKS, bookId, idOf } from "../../test/bookshop/generate.ts";
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

test("a tenant sees its dataset, up to its clock", async () => {
  const tenant = await aTenant(db);
  expect(await books(tenant)).toHaveLength(BOOKS);
  const last = await inside(tenant, (it) =>
    it
      .selectFrom("sales")
      .select((e) => e.fn.max("sold_at").as("at"))
      .executeTakeFirst(),
  );
  expect(last?.at).toEqual(NOON);
});

test("an edit is returned, kept, and seen by nobody else", async () => {
  const [mine, theirs] = [await aTenant(db), await aTenant(db)];
  const edited = await inside(mine, (it) =>
    it
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
  const made = await inside(tenant, (it) =>
    it
      .insertInto("books")
      .values({ isbn: "new", title: "New", price_cents: 7 } as never)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  expect(made).toMatchObject({ isbn: "new", stock: 0, version: 1, shelf: null });
  expect(await books(tenant)).toHaveLength(BOOKS + 1);
});

test("a removed row is gone, and its id can be used again", async () => {
  const tenant = await aTenant(db);
  const id = (
    await inside(tenant, (it) =>
      it
        .insertInto("books")
        .values({ isbn: "a", title: "A", price_cents: 1 } as never)
        .returning("id")
        .executeTakeFirstOrThrow(),
    )
  ).id;
  await inside(tenant, (it) => it.deleteFrom("books").where("id", "=", id).execute());
  expect(await books(tenant)).toHaveLength(BOOKS);
  const again = await inside(tenant, (it) =>
    it
      .insertInto("books")
      .values({ id, isbn: "a", title: "A", price_cents: 1 } as never)
      .returning("version")
      .executeTakeFirstOrThrow(),
  );
  expect(again.version).toBe(1);
});
void [idOf, randomUUID, sql];
