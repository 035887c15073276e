import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sessionApi } from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import { ClockMoment } from "../../contract/workspace.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { demoHasEnded, notAllowed } from "../errors.ts";
import { answered } from "../http/answered.ts";
import { actorOf, isStaff, mustOwnSession } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { onceOf } from "../once.ts";
import { serve } from "../serve.ts";
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
  serve(app, sessionApi, "POST /demo-sessions/:id/reset", async (request, reply) => {
    mustOwnSession(request.caller, request.params.id);
    const { session, undone } = await reset(deps, request.params.id, actorOf(request.caller), onceOf(request));
    return {
      session: presentSession(session, baseUrlOf(request, deps.config)),
      undone: { ...answered(reply, undone) },
    };
  });
}

function clockRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "POST /demo-sessions/:id/clock", async (request, reply) => {
    mustOwnSession(request.caller, request.params.id);
    const { to } = request.body;
    const moment = ClockMoment.safeParse(to);
    const destination = moment.success ? moment.data : new Date(to);
    const { id } = request.params;
    const moved = await moveDemoClock(deps, id, destination, actorOf(request.caller), onceOf(request));
    return { clock: answered(reply, moved) };
  });
}

function changesRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "GET /demo-sessions/:id/changes", async (request) => {
    mustOwnSession(request.caller, request.params.id, { anyRole: true });
    if (isStaff(request.caller)) throw notAllowed("What a prospect changed is theirs to show.");
    const session = await selectSession(deps.main, request.params.id);
    if (hasEnded(session.status)) throw demoHasEnded();
    const { limit, cursor } = request.query;
    const before = cursor === undefined ? undefined : decodeCursor(InstantAndId, cursor);
    const found = await selectChanges(deps, session.tenantId, before, limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.changed_at), it.id]);
    return { items: rows.map((it) => ({ ...it, changed_at: iso(it.changed_at) })), next_cursor: nextCursor };
  });
}
