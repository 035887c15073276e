import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import * as contract from "../../contract/session.ts";
import type { Deps } from "../deps.ts";
import { createSession } from "./create.ts";
import { presentOpened, presentScenario } from "./present.ts";
import { cookieFor, toNewSession } from "./routes.ts";
import { selectScenario, selectScenarios } from "./scenarios.ts";

const IdOrName = z.object({ scenario: z.string().min(1).max(100) });

export const scenarioRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/",
      {
        config: { access: "public" },
        schema: {
          summary: "List the scenarios",
          tags: ["Scenarios"],
          response: { 200: contract.page(contract.Scenario) },
        },
      },
      async () => ({ items: (await selectScenarios(deps)).map(presentScenario), next_cursor: null }),
    );

    app.get(
      "/:scenario",
      {
        config: { access: "public" },
        schema: {
          summary: "Read a scenario, by id or name",
          tags: ["Scenarios"],
          params: IdOrName,
          response: { 200: contract.Scenario },
        },
      },
      async (request) => presentScenario(await selectScenario(deps, request.params.scenario)),
    );

    app.post(
      "/:scenario/create",
      {
        config: { access: "public" },
        schema: {
          summary: "Open a demo of a scenario",
          tags: ["Scenarios"],
          params: IdOrName,
          body: contract.NewSession.omit({ scenario_name: true }).nullish(),
          response: { 201: contract.OpenedSession },
        },
      },
      async (request, reply) => {
        const scenario = await selectScenario(deps, request.params.scenario);
        const opened = await createSession(deps, toNewSession(request, request.body ?? {}, scenario.name));
        const cookie = cookieFor(request, deps.config.publicUrl, opened);
        if (cookie) reply.header("set-cookie", cookie);
        return reply
          .code(201)
          .header("location", `/api/v1/demo-sessions/${opened.id}`)
          .send(presentOpened(opened, deps.config.publicUrl));
      },
    );
  };
