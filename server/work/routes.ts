import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { iso, Locale } from "../../contract/text.ts";
import { wellKnownApi, workApi } from "../../contract/work.ts";
import { demoHasEnded, notAllowed } from "../errors.ts";
import { actorOf, mustHoldSession } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { serve } from "../serve.ts";
import { selectSession } from "../session/queries.ts";
import { hasEnded, type Session } from "../session/session.ts";
import { selectWork } from "../tenant/work.ts";
import { type Claim, destroyClaim, findClaim, keepWork, redeem, renewClaim } from "./claims.ts";
import type { WorkDeps } from "./deps.ts";
import { publicKeyOf, sign } from "./signature.ts";

/** What a prospect takes along of a demo. */
export const workRoutes =
  (deps: WorkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    ownRoutes(app, deps);
    claimRoutes(app, deps);
  };

/** There is work to choose of while a demo lives, and while it is held. @throws Refusal `demo_has_ended` */
async function selectWithWork(deps: WorkDeps, id: string): Promise<Session> {
  const session = await selectSession(deps.main, id);
  if (hasEnded(session.status) && !session.heldUntil) throw demoHasEnded();
  return session;
}

function ownRoutes(app: RouteApp, deps: WorkDeps): void {
  serve(app, workApi, "GET /demo-sessions/:id/work", async (request) => {
    mustHoldSession(request.caller, request.params.id);
    const session = await selectWithWork(deps, request.params.id);
    return { items: [...(await selectWork(deps, session.tenantId))] };
  });
}

/** What was kept outlives the demo; only while it lives something can be chosen. */
function claimRoutes(app: RouteApp, deps: WorkDeps): void {
  serve(app, workApi, "POST /demo-sessions/:id/work/claim", async (request) => {
    const { id } = request.params;
    const { items } = request.body;
    mustHoldSession(request.caller, id);
    const actor = actorOf(request.caller);
    if (items === undefined) return presentOpened(deps, await renewClaim(deps.main, id, actor));
    const session = await selectWithWork(deps, id);
    return presentOpened(deps, await keepWork(deps, session, items, actor));
  });
  serve(app, workApi, "GET /demo-sessions/:id/work/claim", async (request) => {
    mustHoldSession(request.caller, request.params.id);
    const claim = await findClaim(deps.main, request.params.id);
    return { claim: claim ? presentClaim(claim) : null };
  });
  serve(app, workApi, "DELETE /demo-sessions/:id/work/claim", async (request) => {
    mustHoldSession(request.caller, request.params.id);
    return { destroyed: await destroyClaim(deps.main, request.params.id, actorOf(request.caller)) };
  });
}

const presentClaim = ({ items, created_at, expires_at, redeemed_at }: Claim) => ({
  items,
  created_at: iso(created_at),
  expires_at: iso(expires_at),
  redeemed_at: redeemed_at && iso(redeemed_at),
});

const presentOpened = ({ config }: WorkDeps, { code, ...claim }: Claim & { readonly code: string }) => ({
  ...presentClaim(claim),
  code,
  // Behind the #: no server on the way logs it.
  url: config.signUpUrl ? `${config.signUpUrl}#demo_work=${code}` : null,
});

/** For the platform. */
export const redeemRoutes =
  (deps: WorkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, workApi, "POST /work-claims/redeem", async (request) => {
      const { caller, body } = request;
      if (caller.kind !== "operator" && caller.kind !== "service") throw notAllowed("This is for the platform's key.");
      const { id, sessionId, expiresAt, locale, ...kept } = await redeem(deps.main, body.code, actorOf(caller));
      const work = {
        iss: baseUrlOf(request, deps.config),
        sub: sessionId,
        jti: id,
        iat: Math.floor(Date.now() / 1_000),
        exp: Math.floor(expiresAt.getTime() / 1_000),
        schema: "demo-work/1" as const,
        locale: Locale.parse(locale),
        ...kept,
        items: [...kept.items],
      };
      return { jws: await sign(deps.serviceSecret, work), work };
    });
  };

export const wellKnownRoutes =
  (deps: WorkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, wellKnownApi, "GET /.well-known/jwks.json", async () => ({
      keys: [await publicKeyOf(deps.serviceSecret)],
    }));
  };
