import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ScenarioQuery } from "../../contract/scenario.ts";
import * as contract from "../../contract/session.ts";
import { isStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import type { ScenarioDeps } from "./deps.ts";
import { selectHighlights } from "./highlights.ts";
import { presentScenario } from "./present.ts";
import { type Scenario, selectScenario, selectScenarios } from "./queries.ts";

const IdOrName = z.object({ scenario: z.string().min(1).max(100) });

export const scenarioRoutes =
  (deps: ScenarioDeps): FastifyPluginAsyncZod =>
  async (app) => {
    listRoute(app, deps);
    readRoute(app, deps);
  };

function listRoute(app: RouteApp, deps: ScenarioDeps): void {
  app.get(
    "/",
    {
      config: { access: "optional" },
      schema: {
        summary: "List the scenarios",
        description: "Those that are offered; staff see the others, too.",
        tags: ["Scenarios"],
        querystring: ScenarioQuery,
        response: { 200: contract.page(contract.OfferedScenario) },
      },
    },
    async ({ caller, query }) => {
      const scenarios = await selectScenarios(deps, query.locale, isStaff(caller));
      return { items: await withHighlights(deps, scenarios, query.locale), next_cursor: null };
    },
  );
}

async function withHighlights(deps: ScenarioDeps, scenarios: readonly Scenario[], locale: string) {
  const highlights = await selectHighlights(deps, scenarios, locale);
  return scenarios.map((it) => ({ ...presentScenario(it), today: highlights.get(it.name) ?? null }));
}

function readRoute(app: RouteApp, deps: ScenarioDeps): void {
  app.get(
    "/:scenario",
    {
      config: { access: "optional" },
      schema: {
        summary: "Read a scenario, by id or name",
        tags: ["Scenarios"],
        params: IdOrName,
        querystring: ScenarioQuery,
        response: { 200: contract.OfferedScenario },
      },
    },
    async ({ params, query }) => {
      const [offered] = await withHighlights(
        deps,
        [await selectScenario(deps, params.scenario, query.locale)],
        query.locale,
      );
      return offered as NonNullable<typeof offered>;
    },
  );
}
