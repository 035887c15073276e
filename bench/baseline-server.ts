import Fastify from "fastify";
import pg from "pg";

/*
 * What the figures are compared with, over the same Fastify and the same PostgreSQL: `POST /floor` does one durable insert, and
 * `POST /copied` opens a tenant as the specification's sample does, row by row objects of its sales history, 1,000 at a time.
 */

const DAYS = 90;
const SALES_A_DAY = 50;
const PRODUCTS = 20;
const BATCH = 1_000;
const COLUMNS = ["tenant_id", "product_id", "sale_date", "quantity", "unit_price", "total_amount", "sales_channel"];

const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"] ?? "", max: 10 });
await pool.query(`
  create schema if not exists baseline;
  create table if not exists baseline.floor (id uuid primary key default gen_random_uuid(), note text, made_at timestamptz default now());
  create table if not exists baseline.tenants (id uuid primary key default gen_random_uuid(), name text);
  create table if not exists baseline.sales (id uuid primary key default gen_random_uuid(), tenant_id uuid not null, product_id uuid not null,
    sale_date timestamptz not null, quantity integer not null, unit_price numeric(10, 2) not null, total_amount numeric(10, 2) not null, sales_channel text not null);
  create index if not exists sales_tenant_idx on baseline.sales (tenant_id, sale_date)`);

const app = Fastify();
app.post("/floor", async (_request, reply) => {
  const { rows } = await pool.query("insert into baseline.floor (note) values ('x') returning id");
  return reply.code(201).send(rows[0]);
});
app.post("/copied", async (_request, reply) => {
  const { rows } = await pool.query<{ id: string }>(
    "insert into baseline.tenants (name) values ('Demo Bakery') returning id",
  );
  const id = rows[0]?.id ?? "";
  const sales = history(id);
  for (let at = 0; at < sales.length; at += BATCH) await insert(sales.slice(at, at + BATCH));
  return reply.code(201).send({ id, sales: sales.length });
});
await app.listen({ port: Number(process.env["PORT"]), host: "127.0.0.1" });

/** The sample's rows: 50 sales a day, 40 % more at weekends, times 0.8 to 1.2. */
function history(tenantId: string): unknown[][] {
  const products = Array.from({ length: PRODUCTS }, () => crypto.randomUUID());
  const today = new Date();
  return Array.from({ length: DAYS }, (_, day) => {
    const date = new Date(today.getTime() - (DAYS - day) * 86_400_000);
    const weekend = [0, 6].includes(date.getDay()) ? 1.4 : 1;
    const sales = Math.floor(Math.floor(SALES_A_DAY * weekend) * (0.8 + Math.random() * 0.4));
    return Array.from({ length: sales }, () => {
      const quantity = 1 + Math.floor(Math.random() * 5);
      const price = (0.5 + Math.random() * 4).toFixed(2);
      const product = products[Math.floor(Math.random() * PRODUCTS)];
      return [tenantId, product, date, quantity, price, (quantity * Number(price)).toFixed(2), "pos"];
    });
  }).flat();
}

async function insert(rows: unknown[][]): Promise<void> {
  const places = rows.map(
    (_, row) => `(${COLUMNS.map((_column, at) => `$${row * COLUMNS.length + at + 1}`).join(", ")})`,
  );
  await pool.query(`insert into baseline.sales (${COLUMNS.join(", ")}) values ${places.join(", ")}`, rows.flat());
}
