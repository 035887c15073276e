import { z } from "zod";
import { DayRange, list, NoQuery } from "../../../contract/bakery/shared.ts";
import {
  NewPurchaseOrder,
  OrderSuggestion,
  PurchaseOrder,
  Supplier,
  SupplierPrice,
} from "../../../contract/bakery/suppliers.ts";
import { IdempotencyHeaders } from "../../../contract/headers.ts";
import type { Role, Tenant, WorkspaceApp } from "../../domain.ts";
import { notFound } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { presentDeliveryDays } from "./delivery-days.ts";
import { sendOrder } from "./order.ts";
import { findOrder, selectListPrices, selectOrders, selectPriceHistory } from "./queries.ts";
import { suggestOrders } from "./suggest-orders.ts";

const OFFICE: readonly Role[] = ["owner", "manager"];
const ORDERS_DAYS = 30;

export function supplierRoutes(app: WorkspaceApp): void {
  listRoute(
    app,
    "/suppliers",
    {
      roles: OFFICE,
      summary: "List the suppliers and what they deliver",
      query: NoQuery,
      item: Supplier,
    },
    (db, { tenant }) => selectSuppliers(db, tenant),
  );
  pricesRoute(app);
  listRoute(
    app,
    "/purchase-orders",
    {
      roles: OFFICE,
      summary: "Orders, newest first",
      description: "Of the last 30 days where nothing is said, and whatever is still to come.",
      query: DayRange.omit({ location_id: true }),
      item: PurchaseOrder,
    },
    (db, { tenant, query }) => selectOrders(db, tenant, daysOf(tenant, query, ORDERS_DAYS)),
  );
  listRoute(
    app,
    "/purchase-orders/suggestions",
    { roles: OFFICE, summary: "What to order now, by supplier", query: NoQuery, item: OrderSuggestion },
    (db, { tenant }) => suggestOrders(db, tenant),
  );
  orderRoute(app);
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
  app.get(
    "/suppliers/:id/prices",
    {
      config: { roles: OFFICE },
      schema: {
        summary: "A supplier's prices, newest first",
        tags: ["Bakery"],
        params: z.object({ id: z.uuid() }),
        response: { 200: list(SupplierPrice) },
      },
    },
    async ({ visit, params }) => {
      const items = await visit.read(async (db: BakeryDb) => {
        const known = await db.selectFrom("suppliers").select("id").where("id", "=", params.id).executeTakeFirst();
        if (!known) throw notFound("supplier");
        return selectPriceHistory(db, params.id);
      });
      return { items, next_cursor: null };
    },
  );
}

function orderRoute(app: WorkspaceApp): void {
  app.post(
    "/purchase-orders",
    {
      config: { roles: OFFICE },
      schema: {
        summary: "Order from a supplier",
        description:
          "Nothing leaves the demo: its own supplier delivers, once, with the first round after its lead time.",
        tags: ["Bakery"],
        headers: IdempotencyHeaders,
        body: NewPurchaseOrder,
        response: { 201: PurchaseOrder },
      },
    },
    async ({ visit, body }, reply) => {
      const sent = await visit.act(async (db: BakeryDb, tenant: Tenant) => {
        const order = await findOrder(db, tenant, await sendOrder(db, tenant, body));
        if (!order) throw new Error("the new order is not there");
        return order;
      });
      return reply.code(201).send(sent);
    },
  );
}
