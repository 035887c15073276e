import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { staffApi } from "../../contract/staff.ts";
import { iso } from "../../contract/text.ts";
import { addressKeyOf } from "../http/address.ts";
import { actorOf, personOf } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { serve } from "../serve.ts";
import { editPerson, presentPerson, selectAccount } from "./accounts.ts";
import type { StaffDeps } from "./deps.ts";
import { closeStaffSession, selectStaffSessions } from "./sessions.ts";
import { changePassword, redeemSignInLink, type SignedIn, signIn } from "./sign-in.ts";
import { selectSignInLink } from "./sign-in-links.ts";
import { staffCookie } from "./staff-cookie.ts";

/** How the sales team comes in and goes. */
export const staffRoutes =
  (deps: StaffDeps): FastifyPluginAsyncZod =>
  async (app) => {
    signInRoute(app, deps);
    linkRoutes(app, deps);
    signOutRoute(app, deps);
    ownRoutes(app, deps);
    sessionRoutes(app, deps);
  };

function letIn(request: FastifyRequest, reply: FastifyReply, { account, token }: SignedIn) {
  reply.header("set-cookie", staffCookie(request, token));
  return presentPerson(account);
}

const deviceOf = (request: FastifyRequest): string | undefined => request.headers["user-agent"];

function signInRoute(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "POST /staff/sign-in", async (request, reply) => {
    await consume(deps.staffSignInLimit, addressKeyOf(request.ip), reply);
    const { email, password } = request.body;
    const account = email.toLowerCase();
    const here = `${account} ${addressKeyOf(request.ip)}`;
    // Nobody is shut out by somebody elsewhere who guesses.
    await consume(deps.wrongPasswordLimit, here, reply);
    await consume(deps.wrongPasswordsAnywhere, account, reply);
    const signedIn = await signIn(deps, { email, password, device: deviceOf(request) });
    // What was right counts as nothing.
    await deps.wrongPasswordLimit.limiter.delete(here);
    await deps.wrongPasswordsAnywhere.limiter.delete(account);
    return letIn(request, reply, signedIn);
  });
}

function linkRoutes(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "POST /staff/sign-in-links/read", async (request, reply) => {
    await consume(deps.staffSignInLimit, addressKeyOf(request.ip), reply);
    const { staff_id, name, email } = await selectSignInLink(deps.main, request.body.code);
    return { is_first: staff_id === null, name, email };
  });
  serve(app, staffApi, "POST /staff/sign-in-links/redeem", async (request, reply) => {
    await consume(deps.staffSignInLimit, addressKeyOf(request.ip), reply);
    // A password is made into a hash for whoever has a code, and for nobody else.
    await selectSignInLink(deps.main, request.body.code);
    const redeemed = await redeemSignInLink(deps, { ...request.body, device: deviceOf(request) });
    return letIn(request, reply, redeemed);
  });
}

function signOutRoute(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "POST /staff/sign-out", async (request, reply) => {
    const { id, sessionId } = personOf(request.caller);
    await closeStaffSession(deps.main, id, sessionId);
    reply.header("set-cookie", staffCookie(request, undefined));
    return {};
  });
}

function ownRoutes(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "GET /staff/me", async (request) =>
    presentPerson(await selectAccount(deps.main, personOf(request.caller).id)),
  );
  serve(app, staffApi, "PATCH /staff/me", async (request, reply) => {
    const { id, sessionId } = personOf(request.caller);
    const { password, current_password, ...change } = request.body;
    if (password !== undefined) {
      await consume(deps.wrongPasswordLimit, id, reply);
      await changePassword(deps, id, { current: current_password, next: password, sessionId });
    }
    return presentPerson(
      await deps.main.transaction().execute((db) => editPerson(db, id, change, actorOf(request.caller))),
    );
  });
}

function sessionRoutes(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "GET /staff/sessions", async (request) => {
    const { id, sessionId } = personOf(request.caller);
    const items = (await selectStaffSessions(deps.main, id)).map((it) => ({
      ...it,
      created_at: iso(it.created_at),
      last_used_at: iso(it.last_used_at),
      expires_at: iso(it.expires_at),
      is_this: it.id === sessionId,
    }));
    return { items, next_cursor: null };
  });
  serve(app, staffApi, "DELETE /staff/sessions/:id", async (request) => {
    await closeStaffSession(deps.main, personOf(request.caller).id, request.params.id);
    return { id: request.params.id };
  });
}
