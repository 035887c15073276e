import type { FastifyInstance, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { OWNER, type Role } from "../domain.ts";
import { demoHasEnded, notAllowed, notFound, signInNeeded, wrongOrigin } from "../errors.ts";
import { isSame } from "../secrets.ts";
import { type Addresses, sourceOf } from "./source.ts";

/** Somebody whose credential is known. */
export type Caller = Prospect | Staff | ServiceKey | { readonly kind: "operator" } | { readonly kind: "scraper" };

/** Each may what the ones before it may. */
export const STAFF_ROLES = ["rep", "manager", "operator"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Somebody of the sales team, signed in. */
export interface Staff {
  readonly kind: "staff";
  readonly id: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: StaffRole;
}

/** Another service, by a key for some acts. */
export interface ServiceKey {
  readonly kind: "service";
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface Prospect {
  readonly kind: "prospect";
  readonly sessionId: string;
  readonly tenantId: string;
  readonly role: Role;
  /** They have the demo's own token, and were not let into it by a sign-in or an invitation. */
  readonly isHolder: boolean;
  /** By the database's clock, at this request. */
  readonly hasEnded: boolean;
}

/** How a credential is looked up; given by `app.ts`, because the tables belong to later stages. */
export interface CallerLookup {
  ofSessionToken(token: string): Promise<Prospect | undefined>;
  ofWorkspaceToken(token: string): Promise<Prospect | undefined>;
  ofStaffToken(token: string): Promise<Staff | undefined>;
  ofServiceKey(key: string): Promise<ServiceKey | undefined>;
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
    /** What a service's key must be for to ask this. */
    scope?: string;
    /** Its answer holds a token or a password. */
    hasSecret?: boolean;
  }
}

/** Each demo has a cookie of its own, so that one browser can have several, and each tab stays with its own. */
const COOKIE_PREFIX = "demo_session_";
export const cookieNameOf = (sessionId: string): string => COOKIE_PREFIX + sessionId;

export const STAFF_COOKIE = "staff_session";

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
      const isOpenRead = access === "optional" && request.method === "GET";
      if (caller?.kind === "service" && !isOpenRead) mustBeFor(caller, request.routeOptions.config.scope);
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
  if (credential.startsWith("stf_")) return lookup.ofStaffToken(credential);
  if (credential.startsWith("key_")) return lookup.ofServiceKey(credential);
  return undefined;
}

/** The demo that a request is about: a session's routes name it in their address, a workspace's page in a header. */
function demoOf(request: FastifyRequest): string | undefined {
  const { id } = request.params as { readonly id?: string };
  const isOfSession = request.routeOptions.url?.startsWith("/api/v1/demo-sessions/:id");
  const said = isOfSession ? id : request.headers["demo-session"];
  return said === undefined ? undefined : String(said).toLowerCase();
}

/** @throws Refusal `not_allowed` */
function mustBeFor({ scopes }: ServiceKey, scope: string | undefined): void {
  if (scope === undefined || !scopes.includes(scope))
    throw notAllowed(scope ? `This key is not for \`${scope}\`.` : "A service's key may not do this.");
}

/**
 * A demo's cookie counts for the demo that is named, the team's where its pages say so or no demo's is there. Either may write only from
 * our own pages.
 */
function cookieOf(
  request: FastifyRequest,
  addresses: Addresses,
  demo: string | undefined,
  isOptional: boolean,
): string | undefined {
  const ofDemo = demo === undefined ? undefined : request.cookies[cookieNameOf(demo)];
  const ofStaff = request.cookies[STAFF_COOKIE];
  // Whoever sells and looks at a demo of their own is its prospect there, and sells on the sales side.
  const isOfSales = request.headers["on-behalf-of"] === "staff";
  const cookie = isOfSales ? ofStaff : (ofDemo ?? (isOptional ? undefined : ofStaff));
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

/**
 * Lets in whoever opened the demo, also after its end, and nobody for them: neither the team, nor a colleague who was invited, nor who
 * signed in with a password.
 *
 * @throws Refusal `not_found` for somebody else's session, `demo_has_ended`, `not_allowed`
 */
export function mustHoldSession(caller: Caller, sessionId: string): void {
  mustOwnSession(caller, sessionId, { ended: true });
  if (caller.kind !== "prospect" || !caller.isHolder) throw notAllowed("This is for whoever opened the demo.");
}

/** Of the team a rep sees what is theirs or nobody's; another's is as unknown. @throws Refusal `not_found` */
export function mustMaySee(caller: Caller, ownerId: string | null): void {
  if (caller.kind === "staff" && caller.role === "rep" && ownerId !== null && ownerId !== caller.id)
    throw notFound("session");
}

export function isStaff(caller: Caller | undefined): boolean {
  return caller?.kind === "operator" || caller?.kind === "staff";
}

/** Whoever has the operator's key may everything. */
export function isAtLeast(caller: Caller | undefined, least: StaffRole): boolean {
  const role = caller?.kind === "operator" ? "operator" : caller?.kind === "staff" ? caller.role : undefined;
  return role !== undefined && STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(least);
}

/** @throws Refusal `not_allowed` */
export function mustBe(caller: Caller, least: StaffRole): void {
  if (!isStaff(caller)) throw notAllowed("This is for the sales team.");
  if (!isAtLeast(caller, least)) throw notAllowed(`This needs the role ${least}.`);
}

/** How the audit log names somebody. */
export function actorOf(caller: Caller | undefined): string {
  if (!caller) return "anonymous";
  if (caller.kind === "prospect") return `prospect:${caller.role}`;
  return caller.kind === "staff" || caller.kind === "service" ? `${caller.kind}:${caller.id}` : caller.kind;
}

/** Somebody with an account, not a key. @throws Refusal `not_allowed` */
export function personOf(caller: Caller): Staff {
  if (caller.kind === "staff") return caller;
  throw notAllowed("This is for people who are signed in to the sales side.");
}
