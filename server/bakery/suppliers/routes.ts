import { suppliersApi } from "../../../contract/bakery/suppliers.ts";
import type { Tenant, WorkspaceApp } from "../../domain.ts";
import { notFound } from "../../errors.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { presentDeliveryDays } from "./delivery-days.ts";
import { cancelOrder, sendOrder } from "./order.ts";
import { findOrder, selectListPrices, selectOrders, selectPriceHistory } from "./queries.ts";
import { suggestOrders } from "./suggest-orders.ts";

const ORDERS_DAYS = 30;

export function supplierRoutes(app: WorkspaceApp): void {
  listRoute(app, suppliersApi, "GET /workspace/suppliers", (db, { tenant }) => selectSuppliers(db, tenant));
  pricesRoute(app);
  listRoute(app, suppliersApi, "GET /workspace/purchase-orders", (db, { tenant, query }) =>
    selectOrders(db, tenant, daysOf(tenant, query, ORDERS_DAYS)),
  );
  listRoute(app, suppliersApi, "GET /workspace/purchase-orders/suggestions", (db, { tenant }) =>
    suggestOrders(db, tenant),
  );
  orderRoute(app);
  cancelRoute(app);
}

async function selectSuppliers(db: BakeryDb, { locale }: Tenant) {
  const suppliers = await db.selectFrom("suppliers").selectAll().orderBy("name").execute();
  const prices = await selectListPrices(db);
  const ingredients = await db
    .selectFrom("ingredients")
    .select(["id", "name", "cents_per_kg", "supplier_id"])
    .orderBy("name")
    .execute();
  const bySupplier = Map.groupBy(ingredients, (it) => it.supplier_id);
  return suppliers.map(({ version: _version, ...it }) => ({
    ...it,
    delivers_on: presentDeliveryDays(it.delivers_on, locale),
    ingredients: (bySupplier.get(it.id) ?? []).map(({ supplier_id: _supplier, ...ingredient }) => ({
      ...ingredient,
      cents_per_kg: prices.get(ingredient.id) ?? ingredient.cents_per_kg,
    })),
  }));
}

function pricesRoute(app: WorkspaceApp): void {
  serve(app, suppliersApi, "GET /workspace/suppliers/:id/prices", async ({ visit, params }) => {
    const items = await visit.read(async (db: BakeryDb) => {
      const known = await db.selectFrom("suppliers").select("id").where("id", "=", params.id).executeTakeFirst();
      if (!known) throw notFound("supplier");
      return selectPriceHistory(db, params.id);
    });
    return { items, next_cursor: null };
  });
}

function orderRoute(app: WorkspaceApp): void {
  serve(app, suppliersApi, "POST /workspace/purchase-orders", async ({ visit, body }) => {
    return visit.act(async (db: BakeryDb, tenant: Tenant) => {
      const order = await findOrder(db, tenant, await sendOrder(db, tenant, body));
      if (!order) throw new Error("the new order is not there");
      return order;
    });
  });
}

function cancelRoute(app: WorkspaceApp): void {
  serve(app, suppliersApi, "DELETE /workspace/purchase-orders/:id", async ({ visit, params }) =>
    visit.act(async (db: BakeryDb, tenant: Tenant) => {
      await cancelOrder(db, tenant, params.id);
      return { id: params.id };
    }),
  );
}
