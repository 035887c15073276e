import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { scenarioApi } from "../../contract/scenario.ts";
import { isStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { serve } from "../serve.ts";
import type { ScenarioDeps } from "./deps.ts";
import { showcaseOf } from "./fact-sheet.ts";
import { selectHighlights } from "./highlights.ts";
import { presentScenario } from "./present.ts";
import { type Scenario, selectScenario, selectScenarios } from "./queries.ts";

export const scenarioRoutes =
  (deps: ScenarioDeps): FastifyPluginAsyncZod =>
  async (app) => {
    listRoute(app, deps);
    readRoute(app, deps);
    serve(app, scenarioApi, "GET /demo-sessions/scenarios/showcase", ({ query }) => showcaseOf(deps, query.locale));
  };

function listRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(app, scenarioApi, "GET /demo-sessions/scenarios", async ({ caller, query }) => {
    const scenarios = await selectScenarios(deps, query.locale, isStaff(caller));
    return { items: await withHighlights(deps, scenarios, query.locale), next_cursor: null };
  });
}

async function withHighlights(deps: ScenarioDeps, scenarios: readonly Scenario[], locale: string) {
  const highlights = await selectHighlights(deps, scenarios, locale);
  return scenarios.map((it) => ({ ...presentScenario(it), today: highlights.get(it.name) ?? null }));
}

function readRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(app, scenarioApi, "GET /demo-sessions/scenarios/:scenario", async ({ params, query }) => {
    const [offered] = await withHighlights(
      deps,
      [await selectScenario(deps, params.scenario, query.locale)],
      query.locale,
    );
    return offered as NonNullable<typeof offered>;
  });
}
