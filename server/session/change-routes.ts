import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { IdempotencyHeaders } from "../../contract/headers.ts";
import * as contract from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import { ClockMoment, ClockMove, MovedClock } from "../../contract/workspace.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { demoHasEnded, notAllowed } from "../errors.ts";
import { answered } from "../http/answered.ts";
import { actorOf, isStaff, mustOwnSession } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { onceOf } from "../once.ts";
import { selectChanges } from "../tenant/changes.ts";
import type { SessionDeps } from "./deps.ts";
import { moveDemoClock } from "./move-clock.ts";
import { presentSession } from "./present.ts";
import { selectSession } from "./queries.ts";
import { reset } from "./reset.ts";
import { hasEnded } from "./session.ts";

/** What people made of their demo, and how they start again. */
export const changeRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    resetRoute(app, deps);
    clockRoute(app, deps);
    changesRoute(app, deps);
  };

function resetRoute(app: RouteApp, deps: SessionDeps): void {
  app.post(
    "/:id/reset",
    {
      schema: {
        summary: "Start again",
        description: "Everything that was changed is undone; the demo's end, its people and their passwords stay.",
        tags: ["Demos"],
        params: contract.SessionId,
        headers: IdempotencyHeaders,
        response: { 200: contract.Reset },
      },
    },
    async (request, reply) => {
      mustOwnSession(request.caller, request.params.id);
      const { session, undone } = await reset(deps, request.params.id, actorOf(request.caller), onceOf(request));
      return { session: presentSession(session, deps.config.publicUrl), undone: { ...answered(reply, undone) } };
    },
  );
}

function clockRoute(app: RouteApp, deps: SessionDeps): void {
  app.post(
    "/:id/clock",
    {
      schema: {
        summary: "Move the demo's clock",
        description: "Time goes on ticking from there. What will have happened by then is there.",
        tags: ["Demos"],
        params: contract.SessionId,
        headers: IdempotencyHeaders,
        body: ClockMove,
        response: { 200: MovedClock },
      },
    },
    async (request, reply) => {
      mustOwnSession(request.caller, request.params.id);
      const { to } = request.body;
      const moment = ClockMoment.safeParse(to);
      const destination = moment.success ? moment.data : new Date(to);
      const { id } = request.params;
      const moved = await moveDemoClock(deps, id, destination, actorOf(request.caller), onceOf(request));
      return { clock: answered(reply, moved) };
    },
  );
}

function changesRoute(app: RouteApp, deps: SessionDeps): void {
  app.get(
    "/:id/changes",
    {
      schema: {
        summary: "What the prospect changed, newest first",
        description: "Rows added, edited and removed by people; not what the world answered.",
        tags: ["Demos"],
        params: contract.SessionId,
        querystring: z.object(contract.PageQuery),
        response: { 200: contract.page(contract.Change) },
      },
    },
    async (request) => {
      mustOwnSession(request.caller, request.params.id, { anyRole: true });
      if (isStaff(request.caller)) throw notAllowed("What a prospect changed is theirs to show.");
      const session = await selectSession(deps.main, request.params.id);
      if (hasEnded(session.status)) throw demoHasEnded();
      const { limit, cursor } = request.query;
      const before = cursor === undefined ? undefined : decodeCursor(InstantAndId, cursor);
      const found = await selectChanges(deps, session.tenantId, before, limit + 1);
      const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.changed_at), it.id]);
      return { items: rows.map((it) => ({ ...it, changed_at: iso(it.changed_at) })), next_cursor: nextCursor };
    },
  );
}
