import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { healthApi, probeApi } from "../../contract/health.ts";
import { within } from "../deadline.ts";
import { notReady } from "../errors.ts";
import { isAtLeast, isStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { findDataset, orderFor } from "../provision/datasets.ts";
import { recipeOf, selectActiveScenario } from "../scenario/queries.ts";
import { serve } from "../serve.ts";
import type { HealthDeps } from "./deps.ts";
import { LATE_SECONDS } from "./operations.ts";
import { selectCleanup } from "./queries.ts";

/** A database that does not answer within this is as good as gone. */
const PATIENCE_MS = 2_000;

const answers = (query: Promise<unknown>): Promise<boolean> =>
  within(
    PATIENCE_MS,
    query.then(
      () => true,
      () => false,
    ),
    () => false,
  );

/** The default scenario's dataset of now is loaded. */
async function isDatasetReady(deps: HealthDeps): Promise<boolean> {
  const { scenario, now } = await selectActiveScenario(deps, undefined);
  return (await findDataset(deps.demo, orderFor(deps, recipeOf(scenario), now, "es").id)) !== undefined;
}

/** `/livez` says that the process answers, `/readyz` that it can open a demo at once. */
export const probeRoutes =
  (deps: HealthDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, probeApi, "GET /livez", () => ({ status: "ok" as const }));
    serve(app, probeApi, "GET /readyz", async () => {
      const ready = isDatasetReady(deps);
      if (!(await answers(ready)) || !(await ready)) throw notReady("The service");
      return { status: "ok" as const };
    });
  };

export const healthRoutes =
  (deps: HealthDeps): FastifyPluginAsyncZod =>
  async (app) => {
    healthRoute(app, deps);
    cleanupRoute(app, deps);
  };

function healthRoute(app: RouteApp, deps: HealthDeps): void {
  serve(app, healthApi, "GET /demo-sessions/health", async (request, reply) => {
    const [main, demo, dataset] = await Promise.all([
      answers(sql`select 1`.execute(deps.main)),
      answers(sql`select 1`.execute(deps.demo)),
      answers(isDatasetReady(deps).then((it) => it || Promise.reject(new Error("no dataset yet")))),
    ]);
    const word = (isFine: boolean) => (isFine ? ("ok" as const) : ("failing" as const));
    const broker = ["in_process", "connected"].includes(deps.bus.state());
    const shared = deps.store === undefined || deps.store.state() === "connected";
    const checks = {
      database: word(main),
      demo_database: word(demo),
      dataset: word(dataset),
      // Without it events wait, and everything else goes on.
      ...(deps.bus.state() !== "in_process" && { broker: word(broker) }),
      // Without it each replica counts limits by itself.
      ...(deps.store && { shared_limits: word(shared) }),
    };
    const status = main && demo && dataset && broker && shared ? ("ok" as const) : ("degraded" as const);
    if (!main || !demo) reply.code(503);
    return isStaff(request.caller) ? { status, checks } : { status };
  });
}

function cleanupRoute(app: RouteApp, deps: HealthDeps): void {
  serve(app, healthApi, "GET /demo-sessions/cleanup/status", async (request) => {
    const { late, ...found } = await selectCleanup(deps.main, LATE_SECONDS);
    const bare = {
      status: late > 0 ? ("behind" as const) : ("ok" as const),
      interval_minutes: deps.config.cleanupIntervalMinutes,
    };
    if (!isAtLeast(request.caller, "manager")) return bare;
    return { ...bare, detail: { ...found, oldest_waiting_since: found.oldest_waiting_since?.toISOString() ?? null } };
  });
}
