import { inventoryApi } from "../../../contract/bakery/inventory.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { notAllowed } from "../../errors.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { listRoute } from "../list-route.ts";
import { clearCounter } from "./clear-counter.ts";
import { countStock } from "./count-stock.ts";
import { selectLeftovers } from "./leftovers.ts";
import { recordWaste } from "./record-waste.ts";
import { takeBackMovement } from "./take-back-movement.ts";

export function inventoryWriteRoutes(app: WorkspaceApp): void {
  countRoute(app);
  wasteRoute(app);
  takeBackRoute(app);
  leftoverRoutes(app);
}

function countRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "POST /workspace/inventory/counts", async ({ visit, body }) => {
    if (visit.role === "cashier" && body.lines.some((it) => it.kind === "ingredient"))
      throw notAllowed("A cashier counts what lies on the counter, not the larder.");
    return { items: await visit.act((db: BakeryDb, tenant) => countStock(db, tenant, body)) };
  });
}

function wasteRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "POST /workspace/inventory/waste", ({ visit, body }) =>
    visit.act((db: BakeryDb, tenant) => recordWaste(db, tenant, body)),
  );
}

function takeBackRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "DELETE /workspace/inventory/movements/:id", ({ visit, params }) =>
    visit.act(async (db: BakeryDb, tenant) => {
      await takeBackMovement(db, tenant, params.id);
      return { id: params.id };
    }),
  );
}

function leftoverRoutes(app: WorkspaceApp): void {
  listRoute(app, inventoryApi, "GET /workspace/inventory/leftovers", (db, { tenant }) => selectLeftovers(db, tenant));
  serve(app, inventoryApi, "POST /workspace/inventory/leftovers", ({ visit, body }) =>
    visit.act(async (db: BakeryDb, tenant) => ({ items: await clearCounter(db, tenant, body), next_cursor: null })),
  );
}
