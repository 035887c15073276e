import AsyncLock from "async-lock";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BOOKS, bookId } from "../../test/bookshop/generate.ts";
import { type BookshopDb, type BookshopTables, bookshop } from "../../test/bookshop.ts";
import { openDemoDatabase, type TestDemo } from "../../test/database.ts";
import { aTenant, NOON } from "../../test/tenants.ts";
import { readConfig } from "../config.ts";
import type { DemoDomain } from "../domain.ts";
import { act } from "./act.ts";
import { read } from "./live.ts";
import { withTenant } from "./with-tenant.ts";

let db: TestDemo;
beforeAll(async () => {
  db = await openDemoDatabase();
});
afterAll(() => db.drop());

const turns = new AsyncLock();
const withDomain = (domain: DemoDomain) => ({ demo: db.demo, turns, domain, config: readConfig({}) });
const HOUR = 3_600_000;
const hoursAfterNoon = (hours: number) => new Date(NOON.getTime() + hours * HOUR);
const moveTo = (tenant: string, at: Date) =>
  withTenant(db.demo, tenant, (it) => sql`select overlay.move_clock(${at}::timestamptz - now())`.execute(it));
const price = (tenant: string, cents: number, domain: DemoDomain = bookshop) =>
  act<BookshopTables, unknown>(withDomain(domain), tenant, undefined, (db) =>
    db.updateTable("books").set({ price_cents: cents }).execute(),
  );
/** Prices by hour after noon, as the tenant sees them. */
const soldPrices = (tenant: string, from: number, domain: DemoDomain = bookshop) =>
  read<BookshopTables, number[]>(withDomain(domain), tenant, async (db: BookshopDb) => {
    const rows = await db
      .selectFrom("sales")
      .selectAll()
      .where("sold_at", ">", hoursAfterNoon(from))
      .orderBy("sold_at")
      .execute();
    return rows.map((row) => row.unit_price_cents);
  });

test("a new price is charged by the next sale and changes no earlier one", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() + 60_000) });
  const before = await soldPrices(tenant, -5);
  await price(tenant, 77);
  expect(await soldPrices(tenant, -5)).toEqual(before);
  await moveTo(tenant, hoursAfterNoon(3.5));
  expect(await soldPrices(tenant, -5)).toEqual([...before, 77, 77, 77]);
});

test("a later act is lived again from its own moment", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() + 60_000) });
  await price(tenant, 11);
  await moveTo(tenant, hoursAfterNoon(2.5));
  await price(tenant, 22);
  await moveTo(tenant, hoursAfterNoon(4.5));
  expect(await soldPrices(tenant, 0)).toEqual([11, 11, 22, 22]);
});

test("the world is lived further before a moved clock can run out of it, to the end of the window", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() - 48 * HOUR + 60_000) });
  await price(tenant, 33);
  const lived = () => withTenant(db.demo, tenant, async (_db, it) => it.livedUntil);
  expect(await lived()).toEqual(expect.any(Date));
  const first = (await lived())?.getTime() ?? 0;
  await moveTo(tenant, hoursAfterNoon(-48 + 40));
  await soldPrices(tenant, 0);
  const second = (await lived())?.getTime() ?? 0;
  expect(second - first).toBeGreaterThan(30 * HOUR);
  await moveTo(tenant, hoursAfterNoon(1_000));
  const prices = await soldPrices(tenant, -47.5);
  expect(new Set(prices)).toEqual(new Set([33]));
  const { windowTo } = await withTenant(db.demo, tenant, async (_db, it) => it);
  expect(prices).toHaveLength(Math.floor((windowTo.getTime() - hoursAfterNoon(-47.5).getTime()) / HOUR) + 1);
});

test("an act after a clock that was moved back is answered from there, and the later one is undone", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() + 60_000) });
  await moveTo(tenant, hoursAfterNoon(2.5));
  await price(tenant, 11);
  await moveTo(tenant, hoursAfterNoon(0.5));
  await price(tenant, 22);
  expect(await soldPrices(tenant, 0)).toEqual([]);
  await moveTo(tenant, hoursAfterNoon(4.5));
  expect(await soldPrices(tenant, 0)).toEqual([22, 22, 22, 22]);
});

test("an act after a clock that was moved past the lived future leaves no hole before it", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() - 120 * HOUR + 60_000) });
  await price(tenant, 11);
  await moveTo(tenant, hoursAfterNoon(-120 + 80.5));
  await price(tenant, 22);
  await moveTo(tenant, hoursAfterNoon(-120 + 82.5));
  expect(await soldPrices(tenant, -120)).toEqual([...Array(80).fill(11), 22, 22]);
});

test("one demo's many acts do not keep another from the database", async () => {
  const [busy, other] = [await aTenant(db), await aTenant(db)];
  let done = 0;
  const acts = Promise.all(
    Array.from({ length: 100 }, () =>
      price(busy, 55).then(() => {
        done += 1;
      }),
    ),
  );
  await price(other, 66);
  expect(done).toBeLessThan(20);
  await acts;
});

test("what the world wrote is told from what the prospect did", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() + 60_000) });
  await price(tenant, 44);
  const { rows } = await db.superuser.query(
    `select 'books' as it, written_by, count(*)::int as n from change.books where tenant_id = $1 group by 2
     union all select 'sales', written_by, count(*)::int from change.sales where tenant_id = $1 group by 2 order by 1`,
    [tenant],
  );
  expect(rows).toEqual([
    { it: "books", written_by: "prospect", n: BOOKS },
    { it: "sales", written_by: "world", n: expect.any(Number) },
  ]);
});

test("two acts at once are lived one after the other, and both are answered", async () => {
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() + 60_000) });
  const one = (index: number, cents: number) =>
    act<BookshopTables, unknown>(withDomain(bookshop), tenant, undefined, (db) =>
      db.updateTable("books").set({ price_cents: cents }).where("id", "=", bookId(index)).execute(),
    );
  await Promise.all(Array.from({ length: BOOKS }, (_, index) => one(index, 500 + index)));
  await moveTo(tenant, hoursAfterNoon(20.5));
  expect((await soldPrices(tenant, 0)).sort()).toEqual(Array.from({ length: BOOKS }, (_, index) => 500 + index));
});

test("BROKEN: without a fork the dataset's future contradicts the act", async () => {
  const { live: _live, ...deaf } = bookshop;
  const tenant = await aTenant(db, { at: new Date(NOON.getTime() + 60_000) });
  await price(tenant, 77, deaf);
  await moveTo(tenant, hoursAfterNoon(3.5));
  expect(await soldPrices(tenant, 0, deaf)).not.toContain(77);
});
