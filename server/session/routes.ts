import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { IdempotencyHeaders } from "../../contract/headers.ts";
import * as contract from "../../contract/session.ts";
import { iso, Role } from "../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { notDeletedYet } from "../errors.ts";
import { answered } from "../http/answered.ts";
import { actorOf, isStaff, mustBeStaff, mustOwnSession } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { onceOf } from "../once.ts";
import { answerOpened } from "./answer-opened.ts";
import { regenerate, selectCredentials } from "./credentials.ts";
import type { SessionDeps } from "./deps.ts";
import { extend } from "./extend.ts";
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
    endRoute(app, deps);
    receiptRoute(app, deps);
    credentialsRoute(app, deps);
    regenerateRoute(app, deps);
  };

function openRoute(app: RouteApp, deps: SessionDeps): void {
  app.post(
    "/",
    {
      config: { access: "optional" },
      schema: {
        summary: "Open a demo",
        description: "One click to a demo of one's own. Tokens and passwords are in this answer only.",
        tags: ["Demos"],
        body: contract.NewSession.nullish(),
        headers: IdempotencyHeaders,
        response: { 201: contract.OpenedSession },
      },
    },
    (request, reply) =>
      answerOpened(deps, request, reply, { body: request.body ?? {}, scenarioName: request.body?.scenario_name }),
  );
}

function activeRoute(app: RouteApp, deps: SessionDeps): void {
  app.get(
    "/active",
    {
      schema: {
        summary: "List live demos, newest first",
        tags: ["Demos"],
        querystring: z.object({
          ...contract.PageQuery,
          scenario: z.string().max(100).optional(),
          source: z.string().max(100).optional(),
        }),
        response: { 200: contract.page(contract.ActiveSession) },
      },
    },
    async (request) => {
      mustBeStaff(request.caller);
      const { limit, cursor, scenario, source } = request.query;
      const before = cursor === undefined ? undefined : decodeCursor(InstantAndId, cursor);
      const found = await selectActiveSessions(
        deps.main,
        { scenarioName: scenario, utmSource: source, before },
        limit + 1,
      );
      const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.createdAt), it.id]);
      return { items: rows.map((it) => presentActive(it, deps.config.publicUrl)), next_cursor: nextCursor };
    },
  );
}

function readRoute(app: RouteApp, deps: SessionDeps): void {
  app.get(
    "/:id",
    {
      schema: {
        summary: "Read a demo",
        description: "After its end the demo's own token still reads its status.",
        tags: ["Demos"],
        params: contract.SessionId,
        response: { 200: z.union([contract.Session, contract.EndedSession]) },
      },
    },
    async (request) => {
      mustOwnSession(request.caller, request.params.id, { ended: true, anyRole: true });
      const session = await selectSession(deps.main, request.params.id);
      const endedForThem = hasEnded(session.status) && !isStaff(request.caller);
      return endedForThem ? presentEnded(session) : presentSession(session, deps.config.publicUrl);
    },
  );
}

function extendRoute(app: RouteApp, deps: SessionDeps): void {
  app.post(
    "/:id/extend",
    {
      schema: {
        summary: "Extend a demo",
        description: "A prospect may do so three times, by up to 24 hours each.",
        tags: ["Demos"],
        params: contract.SessionId,
        headers: IdempotencyHeaders,
        body: contract.Extension,
        response: { 200: contract.Session },
      },
    },
    async (request, reply) => {
      mustOwnSession(request.caller, request.params.id);
      const by = { actor: actorOf(request.caller), isStaff: isStaff(request.caller) };
      const outcome = await extend(deps, request.params.id, request.body.hours, by, onceOf(request));
      return presentSession(answered(reply, outcome), deps.config.publicUrl);
    },
  );
}

function endRoute(app: RouteApp, deps: SessionDeps): void {
  app.delete(
    "/:id",
    {
      schema: {
        summary: "End a demo",
        description: "Access ends at once, the rows follow within seconds, and a receipt says what was deleted.",
        tags: ["Demos"],
        params: contract.SessionId,
        body: contract.Termination.nullish(),
        response: { 200: contract.EndedSession },
      },
    },
    async (request) => {
      mustOwnSession(request.caller, request.params.id);
      const reason = request.body?.reason ?? "ended by hand";
      return presentEnded(await terminate(deps, request.params.id, reason, actorOf(request.caller)));
    },
  );
}

function receiptRoute(app: RouteApp, deps: SessionDeps): void {
  app.get(
    "/:id/receipt",
    {
      schema: {
        summary: "Read the deletion receipt",
        tags: ["Demos"],
        params: contract.SessionId,
        response: { 200: contract.Receipt },
      },
    },
    async (request) => {
      mustOwnSession(request.caller, request.params.id, { ended: true, anyRole: true });
      const session = await selectSession(deps.main, request.params.id);
      const receipt = await findReceipt(deps.main, session.id);
      if (!receipt) throw notDeletedYet();
      return receipt;
    },
  );
}

function credentialsRoute(app: RouteApp, deps: SessionDeps): void {
  app.get(
    "/:id/credentials",
    {
      schema: {
        summary: "List a demo's accounts",
        description: "Never a password: those are shown when the demo is opened, or made anew.",
        tags: ["Demos"],
        params: contract.SessionId,
        response: { 200: z.object({ items: z.array(contract.Account) }) },
      },
    },
    async (request) => {
      mustOwnSession(request.caller, request.params.id);
      return { items: await selectCredentials(deps, request.params.id) };
    },
  );
}

function regenerateRoute(app: RouteApp, deps: SessionDeps): void {
  app.post(
    "/:id/credentials/:role/regenerate",
    {
      schema: {
        summary: "Make a new password for an account",
        description: "The old one and everybody signed in with it are out at once.",
        tags: ["Demos"],
        params: contract.SessionId.extend({ role: Role }),
        headers: IdempotencyHeaders,
        response: { 200: contract.Credential },
      },
    },
    async (request, reply) => {
      mustOwnSession(request.caller, request.params.id);
      const { id, role } = request.params;
      return answered(reply, await regenerate(deps, id, role, actorOf(request.caller), onceOf(request)));
    },
  );
}
