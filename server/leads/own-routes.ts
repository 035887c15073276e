import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { ownLeadApi } from "../../contract/own-lead.ts";
import { iso } from "../../contract/text.ts";
import { timelineApi } from "../../contract/timeline.ts";
import { notAllowed, notFound } from "../errors.ts";
import { actorOf, isStaff, mustBeStaff, mustHoldSession } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { serve } from "../serve.ts";
import { convert } from "./convert.ts";
import type { LeadDeps } from "./deps.ts";
import { forgetOwnLead, saveOwnLead } from "./own-lead.ts";
import { presentConsent, presentErased } from "./present.ts";
import { selectOwn } from "./queries.ts";
import { readTimeline } from "./timeline.ts";

/** What a prospect leaves of themselves and takes back, and what comes of a demo. */
export const ownLeadRoutes =
  (deps: LeadDeps): FastifyPluginAsyncZod =>
  async (app) => {
    ownRoutes(app, deps);
    convertRoute(app, deps);
    timelineRoute(app, deps);
  };

const NOBODY = { name: null, email: null, phone: null, company: null, business: null, consents: [] };

function ownRoutes(app: RouteApp, deps: LeadDeps): void {
  const read = async (sessionId: string) => {
    const left = await selectOwn(deps.main, sessionId);
    return left ? { ...left, consents: left.consents.map(presentConsent) } : NOBODY;
  };
  serve(app, ownLeadApi, "GET /demo-sessions/:id/lead", (request) => {
    mustHoldSession(request.caller, request.params.id);
    return read(request.params.id);
  });
  serve(app, ownLeadApi, "PUT /demo-sessions/:id/lead", async (request) => {
    mustHoldSession(request.caller, request.params.id);
    await saveOwnLead(deps, request.params.id, request.body);
    return read(request.params.id);
  });
  serve(app, ownLeadApi, "DELETE /demo-sessions/:id/lead", async (request) => {
    mustHoldSession(request.caller, request.params.id);
    const erased = await forgetOwnLead(deps, request.params.id, actorOf(request.caller));
    if (!erased) throw notFound("lead");
    return presentErased(erased);
  });
}

function timelineRoute(app: RouteApp, deps: LeadDeps): void {
  serve(app, timelineApi, "GET /demo-sessions/:id/timeline", ({ caller, params }) => {
    mustBeStaff(caller);
    return readTimeline(deps, caller, params.id);
  });
}

function convertRoute(app: RouteApp, deps: LeadDeps): void {
  serve(app, ownLeadApi, "POST /demo-sessions/:id/convert", async ({ caller, params, body }) => {
    if (!isStaff(caller) && caller.kind !== "service")
      throw notAllowed("The team and the platform say what came of a demo.");
    const { stage, tenant_id } = body;
    const done = await convert(deps, params.id, { stage, tenantId: tenant_id, actor: actorOf(caller) });
    return { ...done, converted_at: iso(done.converted_at) };
  });
}
