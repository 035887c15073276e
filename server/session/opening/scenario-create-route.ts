import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import { customScenarioApi } from "../../../contract/scenario.ts";
import type * as contract from "../../../contract/session.ts";
import { openEventStream } from "../../http/event-stream.ts";
import { problemOf } from "../../http/problem.ts";
import { configurationOf, waitingAddress } from "../../scenario/custom.ts";
import { selectScenario } from "../../scenario/queries.ts";
import { serve } from "../../serve.ts";
import type { SessionDeps } from "../deps.ts";
import { answerOpened } from "./answer-opened.ts";

/** Opens a demo of a scenario that is named in the address, and of one's own configuration where it takes one. */
export const scenarioCreateRoute =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(
      app,
      customScenarioApi(deps.domain.custom),
      "POST /demo-sessions/scenarios/:scenario/create",
      async (request, reply) => {
        const scenario = await selectScenario(deps, request.params.scenario);
        const { configuration, ...body }: Body = request.body ?? {};
        const own = configurationOf(deps, request, scenario, configuration);
        const wanted = { body, scenarioName: scenario.name, configuration: own };
        if (request.headers.accept?.includes("text/event-stream")) return stream(deps, request, reply, wanted);
        return answerOpened(deps, request, reply, {
          ...wanted,
          making: { addressHash: waitingAddress(deps, request) },
        });
      },
    );
  };

type Body = z.output<typeof contract.NewSessionOfScenario> & { readonly configuration?: unknown };

/** The answer in events: what is being done, and then what the plain answer would have been. */
async function stream(
  deps: SessionDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: { body: Body; scenarioName: string; configuration: ReturnType<typeof configurationOf> },
): Promise<never> {
  const events = openEventStream(reply);
  const watch = (step: unknown) => events.send("step", step);
  const client = new AbortController();
  reply.raw.once("close", () => client.abort());
  try {
    const making = { addressHash: waitingAddress(deps, request), watch, left: client.signal };
    events.send("opened", await answerOpened(deps, request, reply, { ...wanted, making }));
  } catch (error) {
    if (!client.signal.aborted) events.send("problem", problemOf(request, error));
  } finally {
    events.end();
  }
  return undefined as never;
}
