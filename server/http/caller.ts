import type { FastifyInstance, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { OWNER, type Role } from "../domain.ts";
import { demoHasEnded, notAllowed, notFound, signInNeeded, wrongOrigin } from "../errors.ts";
import { isSame } from "../secrets.ts";
import { type Addresses, sourceOf } from "./source.ts";

/** Somebody whose credential is known. */
export type Caller = Prospect | { readonly kind: "operator" } | { readonly kind: "scraper" };

export interface Prospect {
  readonly kind: "prospect";
  readonly sessionId: string;
  readonly tenantId: string;
  readonly role: Role;
  /** By the database's clock, at this request. */
  readonly hasEnded: boolean;
}

/** How a credential is looked up; given by `app.ts`, because the tables belong to later stages. */
export interface CallerLookup {
  ofSessionToken(token: string): Promise<Prospect | undefined>;
  ofWorkspaceToken(token: string): Promise<Prospect | undefined>;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set on every route that needs a credential; on those where it is optional, when a known one came. */
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** `public` routes look at no credential; `optional` ones do without, but not with a wrong one. */
    access?: "public" | "optional";
    /** Whoever has the metrics key may ask, too. */
    forScrapers?: boolean;
    /** Its answer holds a token or a password. */
    hasSecret?: boolean;
  }
}

/** Each demo has a cookie of its own, so that one browser can have several, and each tab stays with its own. */
const COOKIE_PREFIX = "demo_session_";
export const cookieNameOf = (sessionId: string): string => COOKIE_PREFIX + sessionId;

/** The tokens of all demos that this browser has, ended ones with them, by the session that their cookies name. */
export function demosOfBrowser(request: FastifyRequest): ReadonlyMap<string, string> {
  const cookies = Object.entries(request.cookies).filter((it): it is [string, string] => it[1] !== undefined);
  const ours = cookies.filter(([name]) => name.startsWith(COOKIE_PREFIX));
  return new Map(ours.map(([name, token]) => [name.slice(COOKIE_PREFIX.length), token]));
}

/** The keys that are not a demo's. */
export interface Keys {
  readonly operator: string;
  readonly metrics: string | undefined;
}

/** Finds out who is asking, before anything else happens to a request. */
export const knowCallers = (lookup: CallerLookup, keys: Keys, addresses: Addresses) =>
  fp(async (app: FastifyInstance) => {
    app.decorateRequest("caller");
    app.addHook("onRequest", async (request) => {
      const { access } = request.routeOptions.config;
      if (request.is404 || access === "public" || request.method === "OPTIONS") return;
      const bearer = /^Bearer +(\S.{0,511})$/i.exec(request.headers.authorization ?? "")?.[1];
      const demo = demoOf(request);
      const credential = bearer ?? cookieOf(request, addresses, demo, access === "optional");
      const caller = credential ? await resolve(lookup, keys, credential) : undefined;
      // A page that means another demo than its credential is told so; what it asked for is not done elsewhere.
      if (demo !== undefined && caller?.kind === "prospect" && caller.sessionId !== demo) throw notFound("session");
      if (caller?.kind === "scraper" && !request.routeOptions.config.forScrapers)
        throw notAllowed("This key reads metrics and health, nothing else.");
      if (caller) request.caller = caller;
      // A cookie that means nothing any more must not keep anybody from opening a demo.
      else if (access !== "optional" || request.headers.authorization !== undefined) throw signInNeeded();
    });
  });

async function resolve(lookup: CallerLookup, keys: Keys, credential: string): Promise<Caller | undefined> {
  // First, because the operator may choose any key.
  if (isSame(credential, keys.operator)) return { kind: "operator" };
  if (keys.metrics !== undefined && isSame(credential, keys.metrics)) return { kind: "scraper" };
  if (credential.startsWith("dmo_")) return lookup.ofSessionToken(credential);
  if (credential.startsWith("wsp_")) return lookup.ofWorkspaceToken(credential);
  return undefined;
}

/** The demo that a request is about: a session's routes name it in their address, a workspace's page in a header. */
function demoOf(request: FastifyRequest): string | undefined {
  const { id } = request.params as { readonly id?: string };
  const isOfSession = request.routeOptions.url?.startsWith("/api/v1/demo-sessions/:id");
  const said = isOfSession ? id : request.headers["demo-session"];
  return said === undefined ? undefined : String(said).toLowerCase();
}

/** A cookie counts for the demo that is named, and may write only from our own pages. */
function cookieOf(
  request: FastifyRequest,
  addresses: Addresses,
  demo: string | undefined,
  isOptional: boolean,
): string | undefined {
  const cookie = demo === undefined ? undefined : request.cookies[cookieNameOf(demo)];
  const isWrite = !["GET", "HEAD"].includes(request.method);
  if (!cookie || !isWrite || sourceOf(request, addresses) === "own") return cookie;
  if (isOptional) return undefined;
  throw wrongOrigin();
}

/** @throws Refusal `not_allowed` */
export function mustBeStaff(caller: Caller): void {
  if (!isStaff(caller)) throw notAllowed("This is for the sales team.");
}

/**
 * Lets in staff, and the prospect whose session it is while it lives.
 *
 * @param except `ended`: an ended session's own token may still come in, as its owner; `anyRole`: not only the tenant's owner
 * @throws Refusal `not_found` for somebody else's session, `demo_has_ended`, `not_allowed`
 */
export function mustOwnSession(
  caller: Caller,
  sessionId: string,
  except: { ended?: boolean; anyRole?: boolean } = {},
): void {
  if (caller.kind !== "prospect") return;
  if (caller.sessionId !== sessionId) throw notFound("session");
  if (caller.hasEnded && !(except.ended && caller.role === OWNER)) throw demoHasEnded();
  if (caller.role !== OWNER && !except.anyRole) throw notAllowed("Only the owner of the demo may do this.");
}

export function isStaff(caller: Caller | undefined): boolean {
  return caller?.kind === "operator";
}

/** How the audit log names somebody. */
export function actorOf(caller: Caller | undefined): string {
  if (!caller) return "anonymous";
  return caller.kind === "prospect" ? `prospect:${caller.role}` : caller.kind;
}
