import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { customScenarioApi, scenarioApi } from "../../contract/scenario.ts";
import { scenarioStaffApi } from "../../contract/scenario-staff.ts";
import { iso } from "../../contract/text.ts";
import type { CustomScenario } from "../domain-prospects.ts";
import { addressKeyOf } from "../http/address.ts";
import { actorOf, isStaff, mustBe, mustBeStaff } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { askGenerator, orderFor } from "../provision/datasets.ts";
import { serve } from "../serve.ts";
import { sizeOf, waitingAddress } from "./custom.ts";
import type { ScenarioDeps } from "./deps.ts";
import { dryRun } from "./dry-run.ts";
import { factSheetOf } from "./fact-sheet.ts";
import { presentScenario } from "./present.ts";
import { recipeOf, selectScenario, selectScenarioNow } from "./queries.ts";
import { configured, editScenario, saveScenario } from "./save.ts";
import { selectVersions } from "./versions.ts";

/** What can be asked about a scenario before a demo of it is opened, and how staff make one. */
export const scenarioStaffRoutes =
  (deps: ScenarioDeps): FastifyPluginAsyncZod =>
  async (app) => {
    factSheetRoute(app, deps);
    editRoute(app, deps);
    dryRunRoute(app, deps);
    versionsRoute(app, deps);
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
  serve(app, scenarioStaffApi(custom), "POST /demo-sessions/scenarios", async ({ caller, body }) => {
    mustBe(caller, "manager");
    return presentScenario(await saveScenario(deps, custom, body, actorOf(caller)));
  });
}

function editRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(
    app,
    scenarioStaffApi(deps.domain.custom),
    "PATCH /demo-sessions/scenarios/:scenario",
    async ({ caller, params, body }) => {
      mustBe(caller, "manager");
      const scenario = await selectScenario(deps, params.scenario);
      return presentScenario(await editScenario(deps, scenario, body, actorOf(caller)));
    },
  );
}

/** Of a product that takes no configuration its scenarios can be tried, and nothing else of them. */
function dryRunRoute(app: RouteApp, deps: ScenarioDeps): void {
  const { custom } = deps.domain;
  serve(
    app,
    scenarioStaffApi(custom),
    "POST /demo-sessions/scenarios/:scenario/dry-run",
    async ({ caller, params, body: { configuration, locale } }) => {
      mustBeStaff(caller);
      const scenario = await selectScenario(deps, params.scenario);
      const recipe = recipeOf(scenario);
      const wanted =
        custom && configuration !== undefined
          ? { ...recipe, configuration: configured(custom, scenario.base ?? scenario.configuration, configuration) }
          : recipe;
      const { findings, rowCounts, featured } = await dryRun(deps, wanted, locale);
      return {
        row_counts: { ...rowCounts },
        rows: Object.values(rowCounts).reduce((sum, it) => sum + it, 0),
        featured: featured.map(({ feature, title }) => ({ feature, title })),
        findings: [...findings],
      };
    },
  );
}

function versionsRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(
    app,
    scenarioStaffApi(deps.domain.custom),
    "GET /demo-sessions/scenarios/:scenario/versions",
    async ({ caller, params }) => {
      mustBeStaff(caller);
      const scenario = await selectScenario(deps, params.scenario);
      const versions = await selectVersions(deps.main, scenario.name);
      return {
        items: versions.map(({ version, given, made_by, made_at, note }) => ({
          version,
          made_at: iso(made_at),
          made_by,
          note,
          configuration: given as Record<string, unknown>,
          is_current: version === scenario.version,
        })),
        next_cursor: null,
      };
    },
  );
}

function factSheetRoute(app: RouteApp, deps: ScenarioDeps): void {
  serve(app, scenarioApi, "GET /demo-sessions/scenarios/:scenario/fact-sheet", async ({ caller, params, query }) => {
    mustBeStaff(caller);
    const { name } = await selectScenario(deps, params.scenario);
    return factSheetOf(deps, name, query);
  });
}
