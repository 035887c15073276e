import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import * as contract from "../../contract/scenario.ts";
import { Scenario } from "../../contract/session.ts";
import type { CustomScenario } from "../domain.ts";
import { addressKeyOf } from "../http/address.ts";
import { isStaff, mustBeStaff } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { askGenerator, orderFor } from "../provision/datasets.ts";
import { sizeOf, waitingAddress } from "./custom.ts";
import type { ScenarioDeps } from "./deps.ts";
import { factSheetOf } from "./fact-sheet.ts";
import { presentScenario } from "./present.ts";
import { recipeOf, selectScenario, selectScenarioNow } from "./queries.ts";
import { editScenario, saveScenario } from "./save.ts";

const IdOrName = z.object({ scenario: z.string().min(1).max(100) });

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
  app.post(
    "/preview",
    {
      config: { access: "optional" },
      schema: {
        summary: "See what a demo made to measure would be like",
        description:
          "Its size, what it takes to make, its products as they were understood and a week's sales. Stores nothing.",
        tags: ["Scenarios"],
        body: contract.preview(custom.schema),
        response: { 200: z.looseObject({ rows: z.int(), seconds: z.number(), needs_staff: z.boolean() }) },
      },
    },
    async (request, reply) => {
      if (!isStaff(request.caller)) await consume(deps.previewLimit, addressKeyOf(request.ip), reply);
      const { scenario, now } = await selectScenarioNow(deps, custom.scenarioName);
      const { configuration, locale } = request.body as { configuration: unknown; locale: string };
      const own = custom.toConfiguration(configuration);
      const { order } = orderFor(deps, recipeOf(scenario, own), now, locale);
      const { rows, seconds, needsStaff } = sizeOf(deps, scenario, own);
      const ask = () => askGenerator(deps, "preview", order) as Promise<Record<string, unknown>>;
      const seen = await deps.making.run(waitingAddress(deps, request), () => undefined, ask);
      return { rows, seconds, needs_staff: needsStaff, ...seen };
    },
  );
}

function saveRoute(app: RouteApp, deps: ScenarioDeps, custom: CustomScenario): void {
  app.post(
    "/",
    {
      schema: {
        summary: "Save a configuration as a scenario",
        description: "For the sales team. It is not offered until it is activated.",
        tags: ["Scenarios"],
        body: contract.newScenario(custom.schema),
        response: { 201: Scenario },
      },
    },
    async (request, reply) => {
      mustBeStaff(request.caller);
      const body = request.body as z.output<ReturnType<typeof contract.newScenario>>;
      const saved = await saveScenario(deps, custom, body);
      return reply.code(201).send(presentScenario(saved));
    },
  );
}

function editRoute(app: RouteApp, deps: ScenarioDeps): void {
  app.patch(
    "/:scenario",
    {
      schema: {
        summary: "Rename, offer or withdraw a scenario",
        description: "For the sales team. One whose data do not balance cannot be offered.",
        tags: ["Scenarios"],
        params: IdOrName,
        body: contract.ScenarioEdit,
        response: { 200: Scenario },
      },
    },
    async ({ caller, params, body }) => {
      mustBeStaff(caller);
      return presentScenario(await editScenario(deps, await selectScenario(deps, params.scenario), body));
    },
  );
}

function factSheetRoute(app: RouteApp, deps: ScenarioDeps): void {
  app.get(
    "/:scenario/fact-sheet",
    {
      schema: {
        summary: "What will be true on screen on a date",
        description: "For the sales team: today's where no date is given. Each fact with the query behind it.",
        tags: ["Scenarios"],
        params: IdOrName,
        querystring: contract.FactSheetQuery,
        response: { 200: contract.FactSheet },
      },
    },
    async ({ caller, params, query }) => {
      mustBeStaff(caller);
      const { name } = await selectScenario(deps, params.scenario);
      return factSheetOf(deps, name, query);
    },
  );
}
