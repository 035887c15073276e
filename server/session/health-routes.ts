import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { z } from "zod";
import { instant } from "../../contract/text.ts";
import type { Deps } from "../deps.ts";
import { notReady } from "../errors.ts";
import { findDataset, orderFor } from "../provision/datasets.ts";
import { clock } from "./queries.ts";
import { recipeOf, selectActiveScenario } from "./scenarios.ts";

const Alive = z.object({ status: z.literal("ok") });
const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  checks: z.record(z.string(), z.enum(["ok", "failing"])),
});
const Cleanup = z.object({
  overdue: z.int().meta({ description: "Live sessions past their end that no job has expired yet" }),
  waiting_for_deletion: z.int().meta({ description: "Ended sessions whose rows are not proved gone yet" }),
  oldest_waiting_since: instant.nullable(),
  interval_minutes: z.int(),
  deleted_last_24_hours: z.int(),
});

/** A database that does not answer within this is as good as gone. */
const PATIENCE_MS = 2_000;

async function answers(query: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  return Promise.race([
    query.then(
      () => true,
      () => false,
    ),
    promise,
  ]).finally(() => clearTimeout(timer));
}

/** The default scenario's dataset of now is loaded. */
async function isDatasetReady(deps: Deps): Promise<boolean> {
  const scenario = await selectActiveScenario(deps, deps.domain.scenarios[0].name);
  return (await findDataset(deps.demo, orderFor(deps, recipeOf(scenario), new Date()).id)) !== undefined;
}

/** `/livez` says that the process answers, `/readyz` that it can open a demo at once. */
export const probeRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
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
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/health",
      {
        config: { access: "public" },
        schema: { summary: "Health of the service and what it needs", tags: ["Health"], response: { 200: Health } },
      },
      async () => {
        const [main, demo, dataset] = await Promise.all([
          answers(sql`select 1`.execute(deps.main)),
          answers(sql`select 1`.execute(deps.demo)),
          answers(isDatasetReady(deps).then((it) => it || Promise.reject(new Error("no dataset yet")))),
        ]);
        const checks = Object.fromEntries(
          Object.entries({ database: main, demo_database: demo, dataset }).map(
            ([name, fine]) => [name, fine ? "ok" : "failing"] as const,
          ),
        );
        return { status: main && demo && dataset ? ("ok" as const) : ("degraded" as const), checks };
      },
    );

    app.get(
      "/cleanup/status",
      {
        config: { access: "public" },
        schema: { summary: "How far behind the clean-up is", tags: ["Health"], response: { 200: Cleanup } },
      },
      async () => {
        const found = await deps.main
          .selectFrom("demo_sessions")
          .select((it) => [
            it.fn
              .countAll<number>()
              .filterWhere(it.and([it("status", "in", ["active", "extended"]), it("expires_at", "<=", clock)]))
              .as("overdue"),
            it.fn
              .countAll<number>()
              .filterWhere("cleaned_at", "is", null)
              .filterWhere("terminated_at", "is not", null)
              .as("waiting"),
            it.fn.min("terminated_at").filterWhere("cleaned_at", "is", null).as("since"),
            it.fn
              .countAll<number>()
              .filterWhere("cleaned_at", ">", sql<Date>`clock_timestamp() - interval '24 hours'`)
              .as("deleted"),
          ])
          .executeTakeFirstOrThrow();
        return {
          overdue: found.overdue,
          waiting_for_deletion: found.waiting,
          oldest_waiting_since: found.since?.toISOString() ?? null,
          interval_minutes: deps.config.cleanupIntervalMinutes,
          deleted_last_24_hours: found.deleted,
        };
      },
    );
  };
