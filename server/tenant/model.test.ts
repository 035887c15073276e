import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { bookId } from "../../test/bookshop/generate.ts";
import { openDemoDatabase, type TestDemo } from "../../test/database.ts";
import { aTenant } from "../../test/tenants.ts";
import { withTenant } from "./with-tenant.ts";

/*
 * A tenant's workspace must behave like plain tables of its own. Random statements run on both, in two tenants at once, and must
 * return the same rows, fail alike, and leave the same tables.
 */

const RUNS = 60;
const SEED = 20_261_123;

const books = fc.constantFrom(
  ...Array.from({ length: 6 }, (_, n) => bookId(n)),
  "aaaaaaaa-0000-4000-8000-000000000001",
  "aaaaaaaa-0000-4000-8000-000000000002",
);
const sales = fc.constantFrom(
  "bbbbbbbb-0000-4000-8000-000000000001",
  "bbbbbbbb-0000-4000-8000-000000000002",
  "bbbbbbbb-0000-4000-8000-000000000003",
);
const isbns = fc.constantFrom("isbn-1", "isbn-2", "own-1", "own-2", "own-3");
const small = fc.integer({ min: -1, max: 9 });
const rowsOf = (values: fc.Arbitrary<string>) =>
  fc.array(values, { minLength: 1, maxLength: 3 }).map((it) => it.join(", "));
const text = (strings: TemplateStringsArray, ...parts: fc.Arbitrary<unknown>[]) =>
  fc.tuple(...parts).map((values) => strings.reduce((all, it, index) => all + it + String(values[index] ?? ""), ""));

const newBook = text`('${books}', '${isbns}', 'title', ${small}, ${small})`;
const newSale = text`('${sales}', '2026-11-23T10:00Z', '2026-11-23', '${books}', ${small}, 5)`;
const someBooks = fc.oneof(
  text`id = '${books}'`,
  text`isbn = '${isbns}'`,
  text`stock < ${small}`,
  fc.constant("isbn like 'isbn-1%'"),
  fc.constant("not exists (select from sales s where s.book_id = books.id)"),
);

const statement = fc.oneof(
  text`insert into books (id, isbn, title, price_cents, stock) values ${rowsOf(newBook)} returning id, isbn, title, price_cents, stock, shelf`,
  text`insert into books (id, isbn, title, price_cents) select '${books}', isbn || '-copy', title, price_cents from books where ${someBooks} returning isbn, stock`,
  text`insert into sales (id, sold_at, sold_on, book_id, quantity, unit_price_cents) values ${rowsOf(newSale)} returning *`,
  text`update books set stock = stock + ${small}, shelf = 'a' where ${someBooks} returning id, stock, shelf`,
  text`update books set price_cents = ${small} where ${someBooks} returning id, price_cents`,
  text`update books set isbn = '${isbns}' where id = '${books}' returning id, isbn`,
  text`update books set stock = stock + s.sold from (select book_id, sum(quantity)::int as sold from sales group by 1) s where s.book_id = books.id and ${someBooks} returning id, stock`,
  text`update sales set book_id = '${books}' where id = '${sales}' returning id, book_id`,
  text`update sales set quantity = quantity + 1 where book_id = '${books}' returning id, quantity`,
  text`delete from sales where book_id = '${books}' returning id`,
  text`delete from sales using books where books.id = sales.book_id and ${someBooks} returning sales.id`,
  text`delete from books where ${someBooks} returning id, isbn`,
  text`with gone as (delete from sales where id = '${sales}' returning book_id) update books set stock = stock + 1 where id in (select book_id from gone) returning id, stock`,
  text`select b.isbn, count(s.id)::int as n, coalesce(sum(s.quantity * s.unit_price_cents), 0)::int as cents from books b left join sales s on s.book_id = b.id where b.stock < ${small} group by b.isbn`,
);

interface Pair {
  readonly tenant: string;
  /** A connection whose unqualified names are the tenant's plain tables. */
  readonly plain: pg.Client;
}

/** Plain tables with what the tenant sees now. */
async function aPair(db: TestDemo): Promise<Pair> {
  const tenant = await aTenant(db);
  const schema = `model_${randomUUID().replaceAll("-", "")}`;
  // At the end of the window no row is hidden from the one side and visible to the other.
  await withTenant(db.demo, tenant, (it) => sql`select overlay.move_clock('100 days')`.execute(it));
  await db.superuser.query(`
    create schema ${schema};
    set search_path = ${schema};
    create table books (id uuid primary key, isbn text not null unique, title text not null, price_cents integer not null check (price_cents > 0),
      stock integer not null default 0, shelf text);
    create table sales (id uuid primary key, sold_at timestamptz not null, sold_on date not null, book_id uuid not null references books,
      quantity integer not null check (quantity > 0), unit_price_cents integer not null);
    select overlay.enter('${tenant}', 'prospect');
    insert into books select id, isbn, title, price_cents, stock, shelf from workspace.books;
    insert into sales select id, sold_at, sold_on, book_id, quantity, unit_price_cents from workspace.sales;
    reset search_path`);
  const plain = new pg.Client({ connectionString: db.superuserUrl, options: `-c search_path=${schema}` });
  await plain.connect();
  return { tenant, plain };
}

type Outcome = { readonly rows: string[] } | { readonly error: string };

/** Rows in no order, without the version that plain tables do not have; of an error only whether it is a broken constraint. */
async function outcome(work: Promise<{ rows: readonly unknown[] }>): Promise<Outcome> {
  try {
    return {
      rows: (await work).rows.map((it) => JSON.stringify({ ...(it as object), version: undefined }, sortedKeys)).sort(),
    };
  } catch (error) {
    const code = String((error as { code?: string }).code);
    return { error: code.startsWith("23") ? "constraint" : code };
  }
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const inWorkspace = (db: TestDemo, { tenant }: Pair, text: string) =>
  outcome(withTenant(db.demo, tenant, (it) => sql.raw(text).execute(it)));
/** Dates leave the plain connection as the service's pools give them: as text. */
const inPlain = ({ plain }: Pair, text: string) =>
  outcome(
    plain.query({
      text,
      types: { getTypeParser: ((oid: number) => (oid === 1082 ? String : pg.types.getTypeParser(oid))) as never },
    }),
  );

const LOOK = ["select * from books", "select * from sales"];

/** @returns what differs, or nothing */
async function compare(db: TestDemo, pair: Pair, statements: readonly string[]): Promise<string | undefined> {
  for (const text of [...statements, ...LOOK]) {
    const [seen, expected] = [await inWorkspace(db, pair, text), await inPlain(pair, text)];
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      return `${text}\n  workspace: ${JSON.stringify(seen).slice(0, 600)}\n  plain:     ${JSON.stringify(expected).slice(0, 600)}`;
  }
  return undefined;
}

const twoTenants = (db: TestDemo) =>
  fc.asyncProperty(
    fc.array(statement, { maxLength: 12 }),
    fc.array(statement, { maxLength: 12 }),
    async (mine, theirs) => {
      const [one, other] = [await aPair(db), await aPair(db)];
      try {
        const differences = await Promise.all([compare(db, one, mine), compare(db, other, theirs)]);
        expect(differences).toEqual([undefined, undefined]);
      } finally {
        await Promise.all([one.plain.end(), other.plain.end()]);
      }
    },
  );

test(`${RUNS} random histories in two tenants behave like plain tables`, { timeout: 180_000 }, async () => {
  const db = await openDemoDatabase();
  try {
    await fc.assert(twoTenants(db), { numRuns: RUNS, seed: SEED, endOnFailure: false });
  } finally {
    await db.drop();
  }
});

const increments = fc.array(fc.record({ book: fc.integer({ min: 0, max: 4 }), by: fc.integer({ min: -3, max: 3 }) }), {
  minLength: 1,
  maxLength: 8,
});

test("two writers at once in each of two tenants lose no increment", { timeout: 120_000 }, async () => {
  const db = await openDemoDatabase();
  try {
    await fc.assert(
      fc.asyncProperty(increments, increments, async (first, second) => {
        const tenants = [await aTenant(db), await aTenant(db)];
        const write = (tenant: string, some: typeof first) =>
          some.map((it) => () => increment(db, tenant, it.book, it.by));
        const writers = tenants.flatMap((it) => [write(it, first), write(it, second)]);
        await Promise.all(
          writers.map(async (some) => {
            for (const one of some) await one();
          }),
        );
        for (const tenant of tenants) expect(await stocks(db, tenant)).toEqual(expectedStocks([...first, ...second]));
      }),
      { numRuns: 25, seed: SEED },
    );
  } finally {
    await db.drop();
  }
});

const BROKEN: Record<string, (db: TestDemo) => Promise<unknown>> = {
  "a removal that is forgotten": (db) =>
    db.superuser.query(
      "alter policy tenants_see_what_they_kept on dataset.books using (dataset_id = (select overlay.dataset_id()))",
    ),
  "an own row that is not shown": (db) =>
    db.superuser.query("alter policy tenants_see_their_own on change.sales using (false)"),
  "a unique key that sees own rows only": (db) =>
    replaceIn(
      db,
      "overlay.write_books",
      /exists \(select from dataset\.books d where d\.dataset_id = tenant\.dataset_id and \(d\.isbn\)/,
      "exists (select from dataset.books d where false and (d.isbn)",
    ),
  "a reference that is not checked": (db) =>
    replaceIn(db, "overlay.write_sales", /if new\.book_id is not null/, "if false"),
  "a parent that can always go": (db) =>
    replaceIn(db, "overlay.write_books", /perform overlay\.refuse_if_referenced\('books', old\.id\);/, ""),
  "an edit that is returned and not kept": (db) =>
    replaceIn(db, "overlay.write_books", /stock = new\.stock/, "stock = c.stock"),
};

for (const [how, sabotage] of Object.entries(BROKEN))
  test(`BROKEN: the model finds ${how}`, { timeout: 120_000 }, async () => {
    const db = await openDemoDatabase();
    try {
      await sabotage(db);
      const result = await fc.check(twoTenants(db), { numRuns: RUNS, seed: SEED, endOnFailure: true });
      expect(result.failed).toBe(true);
    } finally {
      await db.drop();
    }
  });

async function replaceIn(db: TestDemo, name: string, part: RegExp, by: string): Promise<void> {
  const { rows } = await db.superuser.query<{ text: string }>(`select pg_get_functiondef('${name}'::regproc) as text`);
  const text = rows[0]?.text ?? "";
  expect(text).toMatch(part);
  await db.superuser.query(text.replace(part, by));
}

function increment(db: TestDemo, tenant: string, book: number, by: number): Promise<unknown> {
  return withTenant(db.demo, tenant, (tx) =>
    sql`update books set stock = stock + ${by} where id = ${bookId(book)}`.execute(tx),
  );
}

async function stocks(db: TestDemo, tenant: string): Promise<number[]> {
  const { rows } = await withTenant(db.demo, tenant, (tx) =>
    sql<{ stock: number }>`select stock from books order by id`.execute(tx),
  );
  return rows.map((it) => it.stock);
}

function expectedStocks(some: ReadonlyArray<{ book: number; by: number }>): number[] {
  const ids = Array.from({ length: 20 }, (_, n) => bookId(n)).sort();
  return ids.map((id) => 7 + some.filter((it) => bookId(it.book) === id).reduce((sum, it) => sum + it.by, 0));
}
