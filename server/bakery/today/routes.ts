import { Today, TodayQuery } from "../../../contract/bakery/today.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { selectToday } from "./today.ts";

export function todayRoutes(app: WorkspaceApp): void {
  app.get(
    "/today",
    {
      config: { roles: ["owner", "manager"] },
      schema: {
        summary: "The day so far, against the same weekday before",
        description: "By the demo's clock; it changes while one looks.",
        tags: ["Bakery"],
        querystring: TodayQuery,
        response: { 200: Today },
      },
    },
    ({ visit, query }) => visit.read((db: BakeryDb, tenant) => selectToday(db, tenant, query.location_id)),
  );
}
