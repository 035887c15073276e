import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { staffApi } from "../../contract/staff.ts";
import { iso } from "../../contract/text.ts";
import { conflict } from "../errors.ts";
import { actorOf, mustBe } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { serve } from "../serve.ts";
import { addPerson, editPerson, presentPerson, selectAccount, selectPeople } from "./accounts.ts";
import type { StaffDeps } from "./deps.ts";
import { type KeyRow, makeKey, revokeKey, rotateKey, selectKeys } from "./service-keys.ts";
import { type MadeLink, makeSignInLink } from "./sign-in-links.ts";

/** Who is in the team, and which other services may do what. */
export const teamRoutes =
  (deps: StaffDeps): FastifyPluginAsyncZod =>
  async (app) => {
    peopleRoutes(app, deps);
    signInLinkRoute(app, deps);
    keyRoutes(app, deps);
  };

/** After the #, which no browser sends, so that the code is in no log and no referrer. */
export const signInUrl = (base: string, code: string): string => `${base}/ventas#entrar=${code}`;

const presentLink = (request: FastifyRequest, { config }: StaffDeps, { code, expiresAt }: MadeLink) => ({
  url: signInUrl(baseUrlOf(request, config), code),
  expires_at: iso(expiresAt),
});

function peopleRoutes(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "GET /staff/people", async ({ caller }) => {
    mustBe(caller, "manager");
    return { items: (await selectPeople(deps.main)).map(presentPerson), next_cursor: null };
  });
  serve(app, staffApi, "POST /staff/people", async (request) => {
    mustBe(request.caller, "operator");
    const { person, link } = await deps.main.transaction().execute(async (db) => {
      const added = await addPerson(db, request.body, actorOf(request.caller));
      return { person: added, link: await makeSignInLink(db, added.id) };
    });
    return { person: presentPerson(person), sign_in_link: presentLink(request, deps, link) };
  });
  serve(app, staffApi, "PATCH /staff/people/:id", async ({ caller, params, body }) => {
    mustBe(caller, "operator");
    return presentPerson(
      await deps.main.transaction().execute((db) => editPerson(db, params.id, body, actorOf(caller))),
    );
  });
}

function signInLinkRoute(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "POST /staff/people/:id/sign-in-links", async (request) => {
    mustBe(request.caller, "operator");
    const { id, is_active } = await selectAccount(deps.main, request.params.id);
    if (!is_active) throw conflict("This person is let in no more; let them in first.");
    return presentLink(request, deps, await deps.main.transaction().execute((db) => makeSignInLink(db, id)));
  });
}

const presentKey = (it: KeyRow) => ({
  ...it,
  scopes: [...it.scopes],
  created_at: iso(it.created_at),
  last_used_at: it.last_used_at && iso(it.last_used_at),
  overlaps_until: it.overlaps_until && iso(it.overlaps_until),
});

function keyRoutes(app: RouteApp, deps: StaffDeps): void {
  serve(app, staffApi, "GET /staff/keys", async ({ caller }) => {
    mustBe(caller, "operator");
    return { items: (await selectKeys(deps.main)).map(presentKey), next_cursor: null };
  });
  serve(app, staffApi, "POST /staff/keys", async ({ caller, body }) => {
    mustBe(caller, "operator");
    const made = await deps.main.transaction().execute((db) => makeKey(db, body, actorOf(caller)));
    return { ...presentKey(made), key: made.key };
  });
  serve(app, staffApi, "POST /staff/keys/:id/rotate", async ({ caller, params, body }) => {
    mustBe(caller, "operator");
    const hours = body?.overlap_hours ?? 24;
    const made = await deps.main.transaction().execute((db) => rotateKey(db, params.id, hours, actorOf(caller)));
    return { ...presentKey(made), key: made.key };
  });
  serve(app, staffApi, "DELETE /staff/keys/:id", async ({ caller, params }) => {
    mustBe(caller, "operator");
    await deps.main.transaction().execute((db) => revokeKey(db, params.id, actorOf(caller)));
    return { id: params.id };
  });
}
