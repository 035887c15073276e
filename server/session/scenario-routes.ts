import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import * as contract from "../../contract/session.ts";
import type { Deps } from "../deps.ts";
import type { RouteApp } from "../http/route-app.ts";
import { answerOpened } from "./answer-opened.ts";
import { presentScenario } from "./present.ts";
import { selectScenario, selectScenarios } from "./scenarios.ts";

const IdOrName = z.object({ scenario: z.string().min(1).max(100) });

export const scenarioRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    listRoute(app, deps);
    readRoute(app, deps);
    createRoute(app, deps);
  };

function listRoute(app: RouteApp, deps: Deps): void {
  app.get(
    "/",
    {
      config: { access: "optional" },
      schema: {
        summary: "List the scenarios",
        tags: ["Scenarios"],
        response: { 200: contract.page(contract.Scenario) },
      },
    },
    async () => ({ items: (await selectScenarios(deps)).map(presentScenario), next_cursor: null }),
  );
}

function readRoute(app: RouteApp, deps: Deps): void {
  app.get(
    "/:scenario",
    {
      config: { access: "optional" },
      schema: {
        summary: "Read a scenario, by id or name",
        tags: ["Scenarios"],
        params: IdOrName,
        response: { 200: contract.Scenario },
      },
    },
    async (request) => presentScenario(await selectScenario(deps, request.params.scenario)),
  );
}

function createRoute(app: RouteApp, deps: Deps): void {
  app.post(
    "/:scenario/create",
    {
      config: { access: "optional" },
      schema: {
        summary: "Open a demo of a scenario",
        tags: ["Scenarios"],
        params: IdOrName,
        body: contract.NewSessionOfScenario.nullish(),
        headers: contract.CreationHeaders,
        response: { 201: contract.OpenedSession },
      },
    },
    async (request, reply) => {
      const scenario = await selectScenario(deps, request.params.scenario);
      return answerOpened(deps, request, reply, request.body ?? {}, scenario.name);
    },
  );
}
