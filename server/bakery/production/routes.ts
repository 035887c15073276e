import { productionApi } from "../../../contract/bakery/production.ts";
import { iso } from "../../../contract/text.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf, today } from "../day-range.ts";
import { modelOfTenant } from "../live/model.ts";
import { selectBatches, selectPlans } from "./queries.ts";
import { recordRoutes } from "./records.ts";
import { sheetRoute } from "./sheet.ts";
import { takeBackBatches } from "./take-back.ts";
import { tickOff, tickOffRun } from "./tick-off.ts";
import { doughOf, waterIn } from "./water.ts";

type Run = "night" | "midday" | "afternoon";

export function productionRoutes(app: WorkspaceApp): void {
  plansRoute(app);
  batchesRoute(app);
  tickOffRoute(app);
  tickOffRunRoute(app);
  takeBackRoute(app);
  recordRoutes(app);
  sheetRoute(app);
}

const presentBatch = (batch: Awaited<ReturnType<typeof selectBatches>>[number]) => ({
  ...batch,
  run: batch.run as Run,
  started_at: iso(batch.started_at),
  finished_at: iso(batch.finished_at),
});

function plansRoute(app: WorkspaceApp): void {
  serve(app, productionApi, "GET /workspace/production/plans", async ({ visit, query }) => {
    const { plans, water } = await visit.read(async (db: BakeryDb, tenant) => ({
      plans: await selectPlans(db, daysOf(tenant, query, 0, 1)),
      water: waterIn(await modelOfTenant(db)),
    }));
    const items = plans.map(({ piece_grams, ...it }) => ({
      ...it,
      dough_grams: doughOf(water, it.product_id, piece_grams, it.planned_units),
    }));
    return {
      items: items.map((it) => ({ ...it, run: it.run as Run, generated_at: iso(it.generated_at) })),
      next_cursor: null,
    };
  });
}

function batchesRoute(app: WorkspaceApp): void {
  serve(app, productionApi, "GET /workspace/production/batches", async ({ visit, query }) => {
    const items = await visit.read((db: BakeryDb, tenant) => selectBatches(db, daysOf(tenant, query, 0)));
    return { items: items.map(presentBatch), next_cursor: null };
  });
}

function tickOffRoute(app: WorkspaceApp): void {
  serve(app, productionApi, "POST /workspace/production/plans/:id/tick-off", async ({ visit, params, body }) => {
    return visit.act(async (db: BakeryDb, tenant) => {
      const id = await tickOff(db, tenant, params.id, body?.produced_units);
      const found = (await selectBatches(db, { from: today(tenant), to: today(tenant) })).find((it) => it.id === id);
      if (!found) throw new Error("the new batch is not there");
      return presentBatch(found);
    });
  });
}

function takeBackRoute(app: WorkspaceApp): void {
  serve(app, productionApi, "POST /workspace/production/batches/take-back", async ({ visit, body }) =>
    visit.act(async (db: BakeryDb, tenant) => {
      await takeBackBatches(db, tenant, body.ids);
      return { ids: body.ids };
    }),
  );
}

function tickOffRunRoute(app: WorkspaceApp): void {
  serve(app, productionApi, "POST /workspace/production/runs/:run/tick-off", async ({ visit, params }) =>
    visit.act(async (db: BakeryDb, tenant) => {
      const ids = new Set(await tickOffRun(db, tenant, params.run));
      const batches = await selectBatches(db, { from: today(tenant), to: today(tenant) });
      return { items: batches.filter((it) => ids.has(it.id)).map(presentBatch), next_cursor: null };
    }),
  );
}
