import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { iso } from "../../contract/text.ts";
import { workspaceApi } from "../../contract/workspace.ts";
import type { Role, Visit } from "../domain.ts";
import { demoHasEnded, notAllowed } from "../errors.ts";
import { addressKeyOf } from "../http/address.ts";
import { answered } from "../http/answered.ts";
import { consume } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { onceOf } from "../once.ts";
import { serve } from "../serve.ts";
import { newWorkspaceToken } from "../tokens.ts";
import { act } from "./act.ts";
import { selectClock } from "./clock.ts";
import type { TenantDeps } from "./deps.ts";
import { selectFeatured } from "./featured.ts";
import { read } from "./live.ts";
import { signIn, viewAs } from "./members.ts";
import { mustBeRole } from "./must-be-role.ts";

/** The session behind a tenant, told by the stage that owns sessions. */
export interface SessionOfTenant {
  readonly id: string;
  readonly expiresAt: Date;
  readonly hasEnded: boolean;
}

/** What a workspace needs of the sessions, supplied by `app.ts`. */
export interface Sessions {
  findOfTenant(tenantId: string): Promise<SessionOfTenant | undefined>;
  recordLogin(sessionId: string, role: Role): Promise<void>;
}

/** Everything under `/api/v1/workspace`: who is who, and the product's own routes behind their role guards. */
export const workspaceRoutes =
  (deps: TenantDeps, sessions: Sessions): FastifyPluginAsyncZod =>
  async (app) => {
    const live = liveSession(sessions);
    app.decorateRequest("visit");
    app.addHook("onRoute", (route) => {
      if (route.config?.access !== "public" && !route.config?.roles)
        throw new Error(`${route.method} ${route.url} names no roles`);
      const unknown = route.config?.roles?.find((it) => !deps.domain.roles.includes(it));
      if (unknown) throw new Error(`${route.method} ${route.url} is for ${unknown}, whom the product does not have`);
    });
    app.addHook("onRequest", async (request, reply) => {
      if (request.routeOptions.config.access === "public") return;
      request.visit = visitOf({ ...deps, mustLive: live }, request, reply);
    });

    const api = workspaceApi(deps.domain.roles);
    signInRoute(app, api, deps, { live, sessions });
    viewAsRoute(app, api, deps, live);
    meRoute(app, api, deps, live);
    deps.domain.routes(app);
  };

type LiveSession = (tenantId: string) => Promise<SessionOfTenant>;

/** @throws Refusal `demo_has_ended` */
const liveSession =
  (sessions: Sessions): LiveSession =>
  async (tenantId) => {
    const session = await sessions.findOfTenant(tenantId);
    if (!session || session.hasEnded) throw demoHasEnded();
    return session;
  };

/** @throws Refusal `not_allowed` for staff and other roles, `demo_has_ended` */
function visitOf(
  deps: TenantDeps & { readonly mustLive: LiveSession },
  request: FastifyRequest,
  reply: FastifyReply,
): Visit {
  const { caller } = request;
  const roles: readonly string[] = request.routeOptions.config.roles ?? [];
  if (caller.kind !== "prospect")
    throw notAllowed("A workspace is for its own people; open a demo of your own to look around.");
  if (caller.hasEnded) throw demoHasEnded();
  if (!roles.includes(caller.role)) throw notAllowed(`This is not for the role ${caller.role}.`);
  const { tenantId } = caller;
  // Acts take turns anyway, and a turn holds one connection.
  const inShare = <Result>(work: () => Promise<Result>) =>
    deps.shares.ofTenant.run(tenantId, () => deps.shares.ofAddress.run(addressKeyOf(request.ip), work));
  return {
    role: caller.role,
    sessionId: caller.sessionId,
    tenantId,
    read: (work) => inShare(() => read(deps, tenantId, work)),
    act: async (work) => answered(reply, await act(deps, tenantId, onceOf(request), work)),
  };
}

type WorkspaceApi = ReturnType<typeof workspaceApi>;

function signInRoute(
  app: RouteApp,
  api: WorkspaceApi,
  deps: TenantDeps,
  { live, sessions }: { readonly live: LiveSession; readonly sessions: Sessions },
): void {
  serve(app, api, "POST /workspace/sign-in", async (request, reply) => {
    await consume(deps.signInLimit, addressKeyOf(request.ip), reply);
    const opened = await signIn(deps.demo, request.body, async (tenantId) =>
      newWorkspaceToken(deps.serviceSecret, (await live(tenantId)).id),
    );
    const session = await live(opened.tenantId);
    await sessions.recordLogin(session.id, opened.role);
    return { access_token: opened.token, role: opened.role, expires_at: iso(session.expiresAt) };
  });
}

function viewAsRoute(app: RouteApp, api: WorkspaceApi, deps: TenantDeps, live: LiveSession): void {
  serve(app, api, "POST /workspace/view-as", async ({ visit, body }) => {
    mustBeRole(deps.domain, body.role);
    const session = await live(visit.tenantId);
    const token = newWorkspaceToken(deps.serviceSecret, session.id);
    await viewAs(deps.demo, visit.tenantId, body.role, token);
    return { access_token: token, role: body.role, expires_at: iso(session.expiresAt) };
  });
}

function meRoute(app: RouteApp, api: WorkspaceApi, deps: TenantDeps, live: LiveSession): void {
  serve(app, api, "GET /workspace/me", async ({ visit }) => {
    const session = await live(visit.tenantId);
    const { tenant, featured, clock } = await visit.read(async (db, present) => ({
      tenant: present,
      featured: await selectFeatured(db),
      clock: await selectClock(db, deps, present),
    }));
    return {
      role: visit.role,
      locale: tenant.locale === "en" ? ("en" as const) : ("es" as const),
      session_id: session.id,
      expires_at: iso(session.expiresAt),
      remaining_seconds: Math.max(0, Math.floor((session.expiresAt.getTime() - Date.now()) / 1_000)),
      tenant: {
        id: tenant.id,
        tenant_name: tenant.name,
        email: tenant.email,
        status: "demo" as const,
        subscription_tier: tenant.subscriptionTier,
        is_demo: true as const,
      },
      clock,
      featured_capabilities: featured.map(({ entityId, ...it }) => ({ ...it, entity_id: entityId })),
    };
  });
}
