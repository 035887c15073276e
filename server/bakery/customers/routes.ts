import { sql } from "kysely";
import type { z } from "zod";
import { type Customer, customersApi } from "../../../contract/bakery/customers.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { listRoute } from "../list-route.ts";

const MONTH_DAYS = 30;

/** Businesses that take the same things every day. */
export function customerRoutes(app: WorkspaceApp): void {
  listRoute(app, customersApi, "GET /workspace/customers", (db, { tenant }) => selectCustomers(db, today(tenant)));
}

interface CustomerRow extends Omit<z.input<typeof Customer>, "standing_orders"> {
  readonly standing_orders: ReadonlyArray<{
    product_id: string;
    product_name: string;
    units: number;
    weekdays: string;
  }> | null;
}

async function selectCustomers(db: BakeryDb, on: string): Promise<Array<z.input<typeof Customer>>> {
  const { rows } = await sql<CustomerRow>`
    select c.id, c.name, c.cif, c.address, c.email, coalesce(t.gross_cents, 0)::float8 as month_cents,
           (select json_agg(json_build_object('product_id', s.product_id, 'product_name', p.name, 'units', s.units, 'weekdays', s.weekdays) order by p.sku)
              from standing_orders s join products p on p.id = s.product_id where s.customer_id = c.id) as standing_orders
      from customers c
      left join (select customer_id, sum(gross_cents) as gross_cents from tickets
                  where sold_on > ${on}::date - ${MONTH_DAYS}::int and customer_id is not null group by 1) t on t.customer_id = c.id
     order by c.name, c.id`.execute(db);
  return rows.map((row) => ({
    ...row,
    standing_orders: (row.standing_orders ?? []).map((order) => ({
      ...order,
      weekdays: order.weekdays.split(" ").map(Number),
    })),
  }));
}
