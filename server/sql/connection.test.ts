import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../../test/database.ts";
import { openPool } from "./connection.ts";

let database: TestDatabase;
let pool: pg.Pool;
/** As kysely takes it: a query on a pool itself goes another way. */
let client: pg.PoolClient;
beforeAll(async () => {
  database = await cloneDatabase("main");
  pool = openPool({ url: database.superuserUrl, role: "postgres", searchPath: "public", connections: 1 });
  client = await pool.connect();
});
beforeEach(async () => {
  await client.query(
    "drop table if exists things; create table things (id integer); insert into things values (1), (2)",
  );
});
afterAll(async () => {
  client.release();
  await pool.end();
  await database.drop();
});

const prepared = async () => (await client.query("select count(*)::int as n from pg_prepared_statements")).rows[0].n;
const above = (least: number) => client.query("select * from things where id > $1", [least]);

test("a statement with parameters is prepared once, one without not at all", async () => {
  const before = await prepared();
  for (const least of [0, 1, 2]) expect((await above(least)).rowCount).toBe(2 - least);
  await client.query("select * from things");
  expect(await prepared()).toBe(before + 1);
});

test("after a column was added the kept plan is refused once, and then made anew", async () => {
  await above(0);
  await client.query("alter table things add column name text");
  await expect(above(0)).rejects.toMatchObject({ code: "0A000" });
  expect((await above(0)).fields.map((it) => it.name)).toEqual(["id", "name"]);
});

test("texts without end do not fill the connection", async () => {
  const before = await prepared();
  for (let n = 0; n < 320; n += 1)
    expect((await client.query(`select $1::int + ${n} as n`, [1])).rows[0].n).toBe(n + 1);
  expect((await prepared()) - before).toBeLessThanOrEqual(300);
});

test("dates stay text and large numbers stay exact", async () => {
  const { rows } = await client.query("select date '2026-03-29' as day, 9007199254740991::bigint as most where $1", [
    true,
  ]);
  expect(rows).toEqual([{ day: "2026-03-29", most: Number.MAX_SAFE_INTEGER }]);
  await expect(client.query("select 9007199254740993::bigint as more where $1", [true])).rejects.toThrow(RangeError);
});

test("a statement, and a transaction that does nothing, end by the limits of the login itself", async () => {
  const plain = new pg.Client(database.servingUrl);
  await plain.connect();
  const { rows } = await plain.query(
    "select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle",
  );
  await plain.end();
  expect(rows).toEqual([{ statement: "15s", idle: "30s" }]);
});
