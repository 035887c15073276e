import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import * as contract from "../../contract/session.ts";
import { iso, Role } from "../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import type { Deps } from "../deps.ts";
import { notDeletedYet } from "../errors.ts";
import { actorOf, mustBeStaff, mustOwnSession, SESSION_COOKIE } from "../http/caller.ts";
import { truncateAddress } from "./address.ts";
import { createSession, type NewSession, type OpenedSession } from "./create.ts";
import { regenerate, selectCredentials } from "./credentials.ts";
import { extend } from "./extend.ts";
import { presentActive, presentEnded, presentOpened, presentSession } from "./present.ts";
import { findReceipt, selectActiveSessions, selectSession } from "./queries.ts";
import { hasEnded } from "./session.ts";
import { terminate } from "./terminate.ts";

const SessionId = z.object({ id: z.uuid() });
type Body = z.output<typeof contract.NewSession>;

/** What a creation asks for, and who asks: the same for both addresses that create. */
export function toNewSession(request: FastifyRequest, body: Body, scenarioName: string | undefined): NewSession {
  return {
    scenarioName,
    durationHours: body.duration_hours,
    businessName: body.business_name,
    locale: body.locale,
    lead: body.lead_info ?? {},
    utm: { source: body.utm_source, medium: body.utm_medium, campaign: body.utm_campaign },
    referrer: body.referrer,
    userAgent: request.headers["user-agent"]?.slice(0, 500),
    ip: truncateAddress(request.ip),
    actor: "anonymous",
  };
}

/** The cookie is for our own pages only: a script elsewhere gets the token in the answer's body. */
export function cookieFor(request: FastifyRequest, publicUrl: string, opened: OpenedSession): string | undefined {
  const { origin, protocol } = new URL(publicUrl);
  if (request.headers.origin !== origin) return undefined;
  const seconds = Math.max(0, Math.floor((opened.expiresAt.getTime() - Date.now()) / 1000));
  const secure = protocol === "https:" ? "; Secure" : "";
  return `${SESSION_COOKIE}=${opened.token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

export const sessionRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const { publicUrl } = deps.config;

    app.post(
      "/",
      {
        config: { access: "public" },
        schema: {
          summary: "Open a demo",
          description: "One click to a bakery of one's own. Tokens and passwords are in this answer only.",
          tags: ["Demos"],
          body: contract.NewSession.nullish(),
          response: { 201: contract.OpenedSession },
        },
      },
      async (request, reply) => {
        const body = request.body ?? {};
        const opened = await createSession(deps, toNewSession(request, body, body.scenario_name));
        const cookie = cookieFor(request, publicUrl, opened);
        if (cookie) reply.header("set-cookie", cookie);
        return reply
          .code(201)
          .header("location", `/api/v1/demo-sessions/${opened.id}`)
          .send(presentOpened(opened, publicUrl));
      },
    );

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
        return { items: rows.map((it) => presentActive(it, publicUrl)), next_cursor: nextCursor };
      },
    );

    app.get(
      "/:id",
      {
        schema: {
          summary: "Read a demo",
          description: "After its end the demo's own token still reads its status.",
          tags: ["Demos"],
          params: SessionId,
          response: { 200: z.union([contract.Session, contract.EndedSession]) },
        },
      },
      async (request) => {
        mustOwnSession(request.caller, request.params.id, { ended: true, anyRole: true });
        const session = await selectSession(deps.main, request.params.id);
        const isStaff = request.caller.kind === "operator";
        return hasEnded(session.status) && !isStaff ? presentEnded(session) : presentSession(session, publicUrl);
      },
    );

    app.post(
      "/:id/extend",
      {
        schema: {
          summary: "Extend a demo",
          description: "A prospect may do so three times, by up to 24 hours each.",
          tags: ["Demos"],
          params: SessionId,
          body: contract.Extension,
          response: { 200: contract.Session },
        },
      },
      async (request) => {
        mustOwnSession(request.caller, request.params.id);
        const by = { actor: actorOf(request.caller), isStaff: request.caller.kind === "operator" };
        return presentSession(await extend(deps, request.params.id, request.body.hours, by), publicUrl);
      },
    );

    app.delete(
      "/:id",
      {
        schema: {
          summary: "End a demo",
          description: "Access ends at once, the rows follow within seconds, and a receipt says what was deleted.",
          tags: ["Demos"],
          params: SessionId,
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

    app.get(
      "/:id/receipt",
      {
        schema: {
          summary: "Read the deletion receipt",
          tags: ["Demos"],
          params: SessionId,
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

    app.get(
      "/:id/credentials",
      {
        schema: {
          summary: "List a demo's accounts",
          description: "Never a password: those are shown when the demo is opened, or made anew.",
          tags: ["Demos"],
          params: SessionId,
          response: { 200: z.object({ items: z.array(contract.Account) }) },
        },
      },
      async (request) => {
        mustOwnSession(request.caller, request.params.id);
        return { items: await selectCredentials(deps, request.params.id) };
      },
    );

    app.post(
      "/:id/credentials/:role/regenerate",
      {
        schema: {
          summary: "Make a new password for an account",
          description: "The old one and everybody signed in with it are out at once.",
          tags: ["Demos"],
          params: SessionId.extend({ role: Role }),
          response: { 200: contract.Credential },
        },
      },
      async (request) => {
        mustOwnSession(request.caller, request.params.id);
        return regenerate(deps, request.params.id, request.params.role, actorOf(request.caller));
      },
    );
  };
