import { todayApi } from "../../../contract/bakery/today.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { selectToday } from "./today.ts";

export function todayRoutes(app: WorkspaceApp): void {
  serve(app, todayApi, "GET /workspace/today", ({ visit, query }) =>
    visit.read((db: BakeryDb, tenant) => selectToday(db, tenant, query.location_id)),
  );
}
