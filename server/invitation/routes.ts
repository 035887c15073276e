import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { IdempotencyHeaders } from "../../contract/headers.ts";
import * as contract from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import { Access } from "../../contract/workspace.ts";
import { notAllowed } from "../errors.ts";
import { addressKeyOf } from "../http/address.ts";
import { actorOf, isStaff, mustOwnSession } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
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
  app.post(
    "/:id/invitations",
    {
      schema: {
        summary: "Invite somebody into a demo",
        description: "The address works for an hour and as often as `uses` says. Its code is shown here only.",
        tags: ["Demos"],
        params: contract.SessionId,
        headers: IdempotencyHeaders,
        body: contract.NewInvitation,
        response: { 201: contract.Invitation },
      },
    },
    async (request, reply) => {
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
      const url = `${deps.config.publicUrl}/w/${id}#invitation=${code}`;
      return reply.code(201).send({ ...invitation, code, url, expires_at: iso(expiresAt) });
    },
  );
}

function redeemRoute(app: RouteApp, deps: InvitationDeps): void {
  app.post(
    "/invitations/redeem",
    {
      config: { access: "public" },
      schema: {
        summary: "Come in by an invitation",
        tags: ["Demos"],
        body: contract.Redemption,
        response: { 200: Access.extend({ session_id: contract.SessionId.shape.id }) },
      },
    },
    async (request, reply) => {
      await consume(deps.signInLimit, addressKeyOf(request.ip), reply);
      const { sessionId, role, token, expiresAt } = await redeem(deps, request.body.code);
      return { session_id: sessionId, access_token: token, role, expires_at: iso(expiresAt) };
    },
  );
}
