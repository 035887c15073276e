import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { invitationApi } from "../../contract/invitation.ts";
import { iso } from "../../contract/text.ts";
import { notAllowed } from "../errors.ts";
import { addressKeyOf } from "../http/address.ts";
import { actorOf, isStaff, mustOwnSession } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { serve } from "../serve.ts";
import { mustBeRole } from "../tenant/must-be-role.ts";
import type { InvitationDeps } from "./deps.ts";
import { invite, redeem } from "./invitations.ts";

/** A colleague's way into the same demo. */
export const invitationRoutes =
  (deps: InvitationDeps): FastifyPluginAsyncZod =>
  async (app) => {
    inviteRoute(app, deps);
    redeemRoute(app, deps);
  };

function inviteRoute(app: RouteApp, deps: InvitationDeps): void {
  serve(app, invitationApi, "POST /demo-sessions/:id/invitations", async (request) => {
    if (isStaff(request.caller)) throw notAllowed("A demo's owner invites.");
    const { id } = request.params;
    mustOwnSession(request.caller, id);
    mustBeRole(deps.domain, request.body.role);
    const { code, expiresAt, ...invitation } = await invite(deps, id, {
      ...request.body,
      actor: actorOf(request.caller),
      key: idempotencyKeyOf(request.headers),
    });
    // After the #, which no browser sends, so that the code is in no log and no referrer.
    const url = `${baseUrlOf(request, deps.config)}/w/${id}#invitation=${code}`;
    return { ...invitation, code, url, expires_at: iso(expiresAt) };
  });
}

function redeemRoute(app: RouteApp, deps: InvitationDeps): void {
  serve(app, invitationApi, "POST /demo-sessions/invitations/redeem", async (request, reply) => {
    await consume(deps.signInLimit, addressKeyOf(request.ip), reply);
    const { sessionId, role, token, expiresAt } = await redeem(deps, request.body.code);
    return { session_id: sessionId, access_token: token, role, expires_at: iso(expiresAt) };
  });
}
