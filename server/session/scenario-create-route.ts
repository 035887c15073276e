import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { IdempotencyHeaders } from "../../contract/headers.ts";
import { withConfiguration } from "../../contract/scenario.ts";
import * as contract from "../../contract/session.ts";
import { openEventStream } from "../http/event-stream.ts";
import { problemOf } from "../http/problem.ts";
import { configurationOf, waitingAddress } from "../scenario/custom.ts";
import { selectScenario } from "../scenario/queries.ts";
import { answerOpened } from "./answer-opened.ts";
import type { SessionDeps } from "./deps.ts";

const IdOrName = z.object({ scenario: z.string().min(1).max(100) });

/** Opens a demo of a scenario that is named in the address, and of one's own configuration where it takes one. */
export const scenarioCreateRoute =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
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
          headers: IdempotencyHeaders,
          response: { 201: contract.OpenedSession },
        },
      },
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
