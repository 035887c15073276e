import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { z } from "zod";
import { instant } from "../../contract/text.ts";
import { within } from "../deadline.ts";
import { notReady } from "../errors.ts";
import { isStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { findDataset, orderFor } from "../provision/datasets.ts";
import { recipeOf, selectActiveScenario } from "../scenario/queries.ts";
import type { HealthDeps } from "./deps.ts";
import { selectCleanup } from "./queries.ts";

const Alive = z.object({ status: z.literal("ok") });
const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  checks: z
    .record(z.string(), z.enum(["ok", "failing"]))
    .optional()
    .meta({ description: "For staff" }),
});
const Cleanup = z.object({
  status: z.enum(["ok", "behind"]),
  interval_minutes: z.int(),
  detail: z
    .object({
      overdue: z.int().meta({ description: "Live sessions past their end that no job has expired yet" }),
      waiting_for_deletion: z.int().meta({ description: "Ended sessions whose rows are not proved gone yet" }),
      oldest_waiting_since: instant.nullable(),
      deleted_last_24_hours: z.int(),
    })
    .optional()
    .meta({ description: "For staff" }),
});

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
    app.get(
      "/livez",
      {
        config: { access: "public" },
        logLevel: "warn",
        schema: { summary: "The process answers", tags: ["Health"], response: { 200: Alive } },
      },
      async () => ({ status: "ok" as const }),
    );

    app.get(
      "/readyz",
      {
        config: { access: "public" },
        logLevel: "warn",
        schema: { summary: "A demo can be opened at once", tags: ["Health"], response: { 200: Alive } },
      },
      async () => {
        const ready = isDatasetReady(deps);
        if (!(await answers(ready)) || !(await ready)) throw notReady("The service");
        return { status: "ok" as const };
      },
    );
  };

export const healthRoutes =
  (deps: HealthDeps): FastifyPluginAsyncZod =>
  async (app) => {
    healthRoute(app, deps);
    cleanupRoute(app, deps);
  };

function healthRoute(app: RouteApp, deps: HealthDeps): void {
  const schema = { summary: "Health of the service and what it needs", tags: ["Health"], response: { 200: Health } };
  app.get("/health", { config: { access: "optional", forScrapers: true }, schema }, async (request) => {
    const [main, demo, dataset] = await Promise.all([
      answers(sql`select 1`.execute(deps.main)),
      answers(sql`select 1`.execute(deps.demo)),
      answers(isDatasetReady(deps).then((it) => it || Promise.reject(new Error("no dataset yet")))),
    ]);
    const word = (isFine: boolean) => (isFine ? ("ok" as const) : ("failing" as const));
    const checks = { database: word(main), demo_database: word(demo), dataset: word(dataset) };
    const status = main && demo && dataset ? ("ok" as const) : ("degraded" as const);
    return isStaff(request.caller) ? { status, checks } : { status };
  });
}

/** Clean-up that is later than this by the database's clock has a problem. */
const LATE_SECONDS = 60;

function cleanupRoute(app: RouteApp, deps: HealthDeps): void {
  const schema = { summary: "Whether the clean-up keeps up", tags: ["Health"], response: { 200: Cleanup } };
  app.get("/cleanup/status", { config: { access: "optional", forScrapers: true }, schema }, async (request) => {
    const { late, ...found } = await selectCleanup(deps.main, LATE_SECONDS);
    const bare = {
      status: late > 0 ? ("behind" as const) : ("ok" as const),
      interval_minutes: deps.config.cleanupIntervalMinutes,
    };
    if (!isStaff(request.caller)) return bare;
    return { ...bare, detail: { ...found, oldest_waiting_since: found.oldest_waiting_since?.toISOString() ?? null } };
  });
}
