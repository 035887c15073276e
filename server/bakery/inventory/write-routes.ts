import { inventoryApi } from "../../../contract/bakery/inventory.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { countStock } from "./count-stock.ts";
import { recordWaste } from "./record-waste.ts";

export function inventoryWriteRoutes(app: WorkspaceApp): void {
  countRoute(app);
  wasteRoute(app);
}

function countRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "POST /workspace/inventory/counts", async ({ visit, body }) => ({
    items: await visit.act((db: BakeryDb, tenant) => countStock(db, tenant, body)),
  }));
}

function wasteRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "POST /workspace/inventory/waste", ({ visit, body }) =>
    visit.act((db: BakeryDb, tenant) => recordWaste(db, tenant, body)),
  );
}
