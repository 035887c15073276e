import { z } from "zod";
import { Batch, PlanItem, TickOff } from "../../../contract/bakery/production.ts";
import { DayRange, list } from "../../../contract/bakery/shared.ts";
import { IdempotencyHeaders } from "../../../contract/headers.ts";
import { iso } from "../../../contract/text.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf, today } from "../day-range.ts";
import { selectBatches, selectPlans } from "./queries.ts";
import { recordRoutes } from "./records.ts";
import { sheetRoute } from "./sheet.ts";
import { tickOff } from "./tick-off.ts";

type Run = "night" | "midday" | "afternoon";

export function productionRoutes(app: WorkspaceApp): void {
  plansRoute(app);
  batchesRoute(app);
  tickOffRoute(app);
  recordRoutes(app);
  sheetRoute(app);
}

const presentBatch = (it: Awaited<ReturnType<typeof selectBatches>>[number]) => ({
  ...it,
  run: it.run as Run,
  started_at: iso(it.started_at),
  finished_at: iso(it.finished_at),
});

function plansRoute(app: WorkspaceApp): void {
  app.get(
    "/production/plans",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "What is to be baked, by day and run",
        description: "Today and tomorrow where nothing is said; tomorrow's is made in the evening.",
        tags: ["Bakery"],
        querystring: DayRange.omit({ location_id: true }),
        response: { 200: list(PlanItem) },
      },
    },
    async ({ visit, query }) => {
      const items = await visit.read((db: BakeryDb, tenant) => selectPlans(db, daysOf(tenant, query, 0, 1)));
      return {
        items: items.map((it) => ({ ...it, run: it.run as Run, generated_at: iso(it.generated_at) })),
        next_cursor: null,
      };
    },
  );
}

function batchesRoute(app: WorkspaceApp): void {
  app.get(
    "/production/batches",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "What was baked",
        description: "Today's finished batches where nothing is said.",
        tags: ["Bakery"],
        querystring: DayRange.omit({ location_id: true }),
        response: { 200: list(Batch) },
      },
    },
    async ({ visit, query }) => {
      const items = await visit.read((db: BakeryDb, tenant) => selectBatches(db, daysOf(tenant, query, 0)));
      return { items: items.map(presentBatch), next_cursor: null };
    },
  );
}

function tickOffRoute(app: WorkspaceApp): void {
  app.post(
    "/production/plans/:id/tick-off",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "Tick a planned batch off as baked",
        description:
          "It is on the shelf from now on, and its ingredients are out of the larder. Once: again is a conflict.",
        tags: ["Bakery"],
        params: z.object({ id: z.uuid() }),
        headers: IdempotencyHeaders,
        body: TickOff.nullish(),
        response: { 201: Batch },
      },
    },
    async ({ visit, params, body }, reply) => {
      const batch = await visit.act(async (db: BakeryDb, tenant) => {
        const id = await tickOff(db, tenant, params.id, body?.produced_units);
        const found = (await selectBatches(db, { from: today(tenant), to: today(tenant) })).find((it) => it.id === id);
        if (!found) throw new Error("the new batch is not there");
        return presentBatch(found);
      });
      return reply.code(201).send(batch);
    },
  );
}
