import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sessionApi } from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { notDeletedYet } from "../errors.ts";
import { answered } from "../http/answered.ts";
import {
  actorOf,
  demosOfBrowser,
  isStaff,
  mustBe,
  mustBeStaff,
  mustHoldSession,
  mustOwnSession,
} from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { onceOf } from "../once.ts";
import { hashOf } from "../secrets.ts";
import { serve } from "../serve.ts";
import { regenerate, selectCredentials } from "./credentials.ts";
import type { SessionDeps } from "./deps.ts";
import { extend } from "./extend.ts";
import { goOn } from "./hold.ts";
import { answerOpened } from "./opening/answer-opened.ts";
import { presentActive, presentEnded, presentSession } from "./present.ts";
import { findReceipt, selectActiveSessions, selectSession } from "./queries.ts";
import { hasEnded } from "./session.ts";
import { terminate } from "./terminate.ts";

/** A demo's life. */
export const sessionRoutes =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    openRoute(app, deps);
    activeRoute(app, deps);
    readRoute(app, deps);
    extendRoute(app, deps);
    resumeRoute(app, deps);
    endRoute(app, deps);
    receiptRoute(app, deps);
    credentialsRoute(app, deps);
    regenerateRoute(app, deps);
  };

function openRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "POST /demo-sessions", (request, reply) =>
    answerOpened(deps, request, reply, { body: request.body ?? {}, scenarioName: request.body?.scenario_name }),
  );
}

function activeRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "GET /demo-sessions/active", async (request) => {
    mustBeStaff(request.caller);
    const { limit, cursor, scenario, source } = request.query;
    const { caller } = request;
    const before = cursor === undefined ? undefined : decodeCursor(InstantAndId, cursor);
    const found = await selectActiveSessions(
      deps.main,
      {
        scenarioName: scenario,
        utmSource: source,
        before,
        ...(caller.kind === "staff" && caller.role === "rep" && { seenBy: caller.id }),
      },
      limit + 1,
    );
    const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.createdAt), it.id]);
    const base = baseUrlOf(request, deps.config);
    // How somebody uses a demo of theirs is for who sells only where they allowed it; the operator's key looks after the service.
    const isOfTeam = caller.kind === "staff";
    return { items: rows.map((it) => presentActive(it, base, !isOfTeam || it.mayBeFollowed)), next_cursor: nextCursor };
  });
}

function readRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "GET /demo-sessions/:id", async (request) => {
    mustOwnSession(request.caller, request.params.id, { ended: true, anyRole: true });
    const session = await selectSession(deps.main, request.params.id);
    const endedForThem = hasEnded(session.status) && !isStaff(request.caller);
    return endedForThem ? presentEnded(session, deps.config) : presentSession(session, baseUrlOf(request, deps.config));
  });
}

function extendRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "POST /demo-sessions/:id/extend", async (request, reply) => {
    mustOwnSession(request.caller, request.params.id);
    const by = { actor: actorOf(request.caller), isStaff: isStaff(request.caller) };
    const outcome = await extend(deps, request.params.id, request.body.hours, by, onceOf(request));
    const session = answered(reply, outcome);
    if (!outcome.isReplay)
      request.log.info(
        { session_id: session.id, tenant_id: session.tenantId, hours: request.body.hours },
        "demo extended",
      );
    return presentSession(session, baseUrlOf(request, deps.config));
  });
}

function resumeRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "POST /demo-sessions/:id/resume", async (request) => {
    const { caller, params } = request;
    // Who was invited comes in again when whoever opened it goes on.
    mustHoldSession(caller, params.id);
    const asker = { addressHash: undefined, browserTokens: [...demosOfBrowser(request).values()].map(hashOf) };
    const session = await goOn(deps, params.id, actorOf(caller), asker);
    request.log.info({ session_id: session.id, tenant_id: session.tenantId }, "demo gone on with");
    return presentSession(session, baseUrlOf(request, deps.config));
  });
}

function endRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "DELETE /demo-sessions/:id", async (request) => {
    mustOwnSession(request.caller, request.params.id, { ended: true });
    const reason = request.body?.reason ?? "ended by hand";
    const ended = await terminate(deps, request.params.id, reason, actorOf(request.caller));
    return presentEnded(ended, deps.config);
  });
}

function receiptRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "GET /demo-sessions/:id/receipt", async (request) => {
    mustOwnSession(request.caller, request.params.id, { ended: true, anyRole: true });
    const session = await selectSession(deps.main, request.params.id);
    const receipt = await findReceipt(deps.main, session.id);
    if (!receipt) throw notDeletedYet();
    return receipt;
  });
}

function credentialsRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "GET /demo-sessions/:id/credentials", async (request) => {
    mustOwnSession(request.caller, request.params.id);
    return { items: await selectCredentials(deps, request.params.id) };
  });
}

function regenerateRoute(app: RouteApp, deps: SessionDeps): void {
  serve(app, sessionApi, "POST /demo-sessions/:id/credentials/:role/regenerate", async (request, reply) => {
    // With a password one is the prospect, and sees and says what they alone may: only the operator, where all else fails.
    if (isStaff(request.caller)) mustBe(request.caller, "operator");
    mustOwnSession(request.caller, request.params.id);
    const { id, role } = request.params;
    return answered(reply, await regenerate(deps, id, role, actorOf(request.caller), onceOf(request)));
  });
}
