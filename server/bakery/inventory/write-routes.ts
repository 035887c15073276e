import { z } from "zod";
import { CountedStock, NewWaste, StockCount, Waste } from "../../../contract/bakery/inventory.ts";
import { IdempotencyHeaders } from "../../../contract/headers.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { countStock } from "./count-stock.ts";
import { recordWaste } from "./record-waste.ts";

export function inventoryWriteRoutes(app: WorkspaceApp): void {
  countRoute(app);
  wasteRoute(app);
}

function countRoute(app: WorkspaceApp): void {
  app.post(
    "/inventory/counts",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "Count stock",
        description: "The stock becomes what was counted; each difference is a movement of kind `count`.",
        tags: ["Bakery"],
        headers: IdempotencyHeaders,
        body: StockCount,
        response: { 200: z.object({ items: z.array(CountedStock) }) },
      },
    },
    async ({ visit, body }) => ({ items: await visit.act((db: BakeryDb, tenant) => countStock(db, tenant, body)) }),
  );
}

function wasteRoute(app: WorkspaceApp): void {
  app.post(
    "/inventory/waste",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "Throw or give something away",
        tags: ["Bakery"],
        headers: IdempotencyHeaders,
        body: NewWaste,
        response: { 201: Waste },
      },
    },
    async ({ visit, body }, reply) => {
      return reply.code(201).send(await visit.act((db: BakeryDb, tenant) => recordWaste(db, tenant, body)));
    },
  );
}
