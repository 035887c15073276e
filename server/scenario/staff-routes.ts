import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { customScenarioApi, scenarioApi } from "../../contract/scenario.ts";
import type { CustomScenario } from "../domain-prospects.ts";
import { addressKeyOf } from "../http/address.ts";
import { actorOf, isStaff, mustBe, mustBeStaff } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { askGenerator, orderFor } from "../provision/datasets.ts";
import { serve } from "../serve.ts";
import { sizeOf, waitingAddress } from "./custom.ts";
import type { ScenarioDeps } from "./deps.ts";
import { factSheetOf } from "./fact-sheet.ts";
import { presentScenario } from "./present.ts";
import { recipeOf, selectScenario, selectScenarioNow } from "./queries.ts";
import { editScenario, saveScenario } from "./save.ts";

/** What can be asked about a scenario before a demo of it is opened, and how staff make one. */
export const scenarioStaffRoutes =
  (deps: ScenarioDeps): FastifyPluginAsyncZod =>
  async (app) => {
    factSheetRoute(app, deps);
    editRoute(app, deps);
    const { custom } = deps.domain;
    if (!custom) return;
    previewRoute(app, deps, custom);
    saveRoute(app, deps, custom);
  };

function previewRoute(app: RouteApp, deps: ScenarioDeps, custom: CustomScenario): void {
  serve(app, customScenarioApi(custom), "POST /demo-sessions/scenarios/preview", async (request, reply) => {
    if (!isStaff(request.caller)) await consume(deps.previewLimit, addressKeyOf(request.ip), reply);
    const { scenario, now } = await selectScenarioNow(deps, custom.scenarioName);
    const { configuration, locale } = request.body;
    const { configuration: own, told } = custom.toPreview(configuration);
    const { order } = orderFor(deps, recipeOf(scenario, own), now, locale);
    const { rows, seconds, needsStaff } = sizeOf(deps, scenario, own);
    const ask = () => askGenerator(deps, "preview", order) as Promise<Record<string, unknown>>;
    const seen = await deps.making.run(waitingAddress(deps, request), () => undefined, ask);
    return { rows, seconds, needs_staff: needsStaff, ...told, ...seen };
  });
}

function saveRoute(app: RouteApp, deps: ScenarioDeps, custom: CustomScenario): void {
  serve(app, customScenarioApi(custom), "POST /demo-sessions/scenarios", async (request) => {
    mustBe(request.caller, "manager");
    return presentScenario(await saveScenario(deps, custom, request.body));
  });
}

function editRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(app, scenarioApi, "PATCH /demo-sessions/scenarios/:scenario", async ({ caller, params, body }) => {
    mustBe(caller, "manager");
    return presentScenario(
      await editScenario(deps, await selectScenario(deps, params.scenario), body, actorOf(caller)),
    );
  });
}

function factSheetRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(app, scenarioApi, "GET /demo-sessions/scenarios/:scenario/fact-sheet", async ({ caller, params, query }) => {
    mustBeStaff(caller);
    const { name } = await selectScenario(deps, params.scenario);
    return factSheetOf(deps, name, query);
  });
}
