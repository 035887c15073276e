import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { salesTodayApi } from "../../contract/sales-today.ts";
import { type Caller, mustBeStaff } from "../http/caller.ts";
import { openEventStream } from "../http/event-stream.ts";
import { serve } from "../serve.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { presentNow, readInside, selectPresent } from "./inside.ts";
import { readToday } from "./today.ts";

const LOOK_MS = 3_000;
/** Then the browser asks again, and is known again or not. */
const LONGEST_MS = 5 * 60_000;

/** The team's day, and who is in a demo now. */
export const todayRoutes =
  (deps: AnalyticsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, salesTodayApi, "GET /demo-sessions/analytics/today", ({ caller, query }) => {
      mustBeStaff(caller);
      return readToday(deps, caller, query.since);
    });
    serve(app, salesTodayApi, "GET /demo-sessions/analytics/now", (request, reply) => {
      mustBeStaff(request.caller);
      if (request.headers.accept?.includes("text/event-stream")) return tell(deps, request.caller, request, reply);
      return readNow(deps, request.caller);
    });
  };

const readNow = async (deps: AnalyticsDeps, caller: Caller) =>
  readInside(deps, caller, await selectPresent(deps.main, deps.domain.features));

const lookOn = async (deps: AnalyticsDeps, caller: Caller) => readInside(deps, caller, await presentNow(deps));

/** Says who is inside whenever that changes, until whoever listens goes. */
async function tell(deps: AnalyticsDeps, caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<never> {
  const events = openEventStream(reply);
  let told = "";
  const look = async () => {
    const inside = await lookOn(deps, caller).catch((error: unknown) => {
      request.log.warn({ err: error }, "who is inside cannot be read");
      return undefined;
    });
    const now = JSON.stringify(inside);
    if (inside === undefined || now === told) return;
    told = now;
    events.send("inside", inside);
  };
  const until = performance.now() + LONGEST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  reply.raw.once("close", () => {
    isOver = true;
    clearTimeout(timer);
    events.end();
  });
  // One look after the other: a slow one never says an older state than the next.
  const goOn = async () => {
    await look();
    if (isOver) return;
    if (performance.now() > until) events.end();
    else timer = setTimeout(() => void goOn(), LOOK_MS);
  };
  await goOn();
  return undefined as never;
}
