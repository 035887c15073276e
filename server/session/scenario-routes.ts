import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ScenarioQuery, withConfiguration } from "../../contract/scenario.ts";
import * as contract from "../../contract/session.ts";
import type { Deps } from "../deps.ts";
import { isStaff } from "../http/caller.ts";
import { problemOf } from "../http/problem.ts";
import type { RouteApp } from "../http/route-app.ts";
import { answerOpened } from "./answer-opened.ts";
import { configurationOf, openEventStream, waitingPlace } from "./custom.ts";
import { presentScenario } from "./present.ts";
import { selectHighlights } from "./scenario-highlights.ts";
import { type Scenario, selectScenario, selectScenarios } from "./scenarios.ts";

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

async function withHighlights(deps: Deps, scenarios: readonly Scenario[], locale: string) {
  const highlights = await selectHighlights(deps, scenarios, locale);
  return scenarios.map((it) => ({ ...presentScenario(it), today: highlights.get(it.name) ?? null }));
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

type Body = z.output<typeof contract.NewSessionOfScenario> & { readonly configuration?: unknown };

function createRoute(app: RouteApp, deps: Deps): void {
  app.post(
    "/:scenario/create",
    {
      config: { access: "optional" },
      schema: {
        summary: "Open a demo of a scenario",
        description:
          "The scenario `custom` takes a `configuration` of one's own, which takes some seconds to make. Whoever accepts `text/event-stream` is told how far it has come: events `step`, then `opened` or `problem`.",
        tags: ["Scenarios"],
        params: IdOrName,
        body: withConfiguration(deps.domain.custom?.schema).nullish(),
        headers: contract.CreationHeaders,
        response: { 201: contract.OpenedSession },
      },
    },
    async (request, reply) => {
      const scenario = await selectScenario(deps, request.params.scenario);
      const { configuration, ...body }: Body = request.body ?? {};
      const own = configurationOf(deps, request, scenario, configuration);
      const wanted = { body, scenarioName: scenario.name, configuration: own };
      if (request.headers.accept?.includes("text/event-stream")) return stream(deps, request, reply, wanted);
      return answerOpened(deps, request, reply, { ...wanted, making: { place: waitingPlace(deps, request) } });
    },
  );
}

/** The answer in events: what is being done, and then what the plain answer would have been. */
async function stream(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: { body: Body; scenarioName: string; configuration: ReturnType<typeof configurationOf> },
): Promise<never> {
  const events = openEventStream(reply);
  const watch = (step: unknown) => events.send("step", step);
  const client = new AbortController();
  reply.raw.once("close", () => client.abort());
  try {
    const making = { place: waitingPlace(deps, request), watch, left: client.signal };
    events.send("opened", await answerOpened(deps, request, reply, { ...wanted, making }));
  } catch (error) {
    if (!client.signal.aborted) events.send("problem", problemOf(request, error));
  } finally {
    events.end();
  }
  return undefined as never;
}
