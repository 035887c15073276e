import cookie from "@fastify/cookie";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, LogController } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { experimentRoutes } from "./analytics/experiment-routes.ts";
import { metricsRoutes } from "./analytics/metrics-routes.ts";
import { analyticsRoutes } from "./analytics/routes.ts";
import { todayRoutes } from "./analytics/today-routes.ts";
import type { Deps } from "./deps.ts";
import { recordLogin } from "./events/activity.ts";
import { activityRoutes } from "./events/activity-routes.ts";
import { eventStreamRoutes } from "./events/stream-routes.ts";
import { auditRoutes, operationsRoutes } from "./health/operations-routes.ts";
import { healthRoutes, probeRoutes } from "./health/routes.ts";
import { cacheAnswers } from "./http/caching.ts";
import { knowCallers } from "./http/caller.ts";
import { closeIdleConnections } from "./http/close.ts";
import { describeApi, serveDocs } from "./http/docs.ts";
import { measureRequests } from "./http/http-metrics.ts";
import { limitProspects } from "./http/limit.ts";
import { servePages } from "./http/pages.ts";
import { answerProblems, answerUnreadable, answerUnroutable } from "./http/problem.ts";
import { logRequests, requestIdOf } from "./http/request-log.ts";
import { sendSecurityHeaders } from "./http/security.ts";
import { allowListedSites, refuseOtherSites } from "./http/source.ts";
import { invitationRoutes } from "./invitation/routes.ts";
import { ownLeadRoutes } from "./leads/own-routes.ts";
import { leadRoutes } from "./leads/routes.ts";
import { doorLook } from "./links/door-look.ts";
import { doorRoutes } from "./links/door-routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { templateRoutes } from "./links/template-routes.ts";
import { visitRoutes } from "./links/visits.ts";
import { scenarioRoutes } from "./scenario/routes.ts";
import { scenarioStaffRoutes } from "./scenario/staff-routes.ts";
import { callerLookup } from "./session/callers.ts";
import { changeRoutes } from "./session/change-routes.ts";
import { countCosts } from "./session/costs.ts";
import { scenarioCreateRoute } from "./session/opening/scenario-create-route.ts";
import { refuseOthersDemos } from "./session/others-demos.ts";
import { ownDemosRoute } from "./session/own-demos.ts";
import { findSessionOfTenant } from "./session/queries.ts";
import { sessionRoutes } from "./session/routes.ts";
import { hasEnded } from "./session/session.ts";
import { staffLookup } from "./staff/lookup.ts";
import { oidcRoutes } from "./staff/oidc-routes.ts";
import { staffRoutes } from "./staff/routes.ts";
import { savedViewRoutes } from "./staff/saved-views.ts";
import { teamRoutes } from "./staff/team-routes.ts";
import { type Sessions, workspaceRoutes } from "./tenant/routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";
import { redeemRoutes, wellKnownRoutes, workRoutes } from "./work/routes.ts";

/** The API's table of contents: which plugin at which prefix, in order. Not listening yet. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = openServer(deps);
  await app.register(measureRequests(deps.httpMetrics));
  await sendSecurityHeaders(app);
  await app.register(cookie);
  await app.register(cacheAnswers);
  const keys = { operator: deps.operatorKey, metrics: deps.config.metricsToken };
  await app.register(refuseOtherSites(deps.config));
  await app.register(knowCallers({ ...callerLookup(deps), ...staffLookup(deps) }, keys, deps.config));
  await app.register(refuseOthersDemos(deps));
  limitProspects(app, deps.requestLimit);
  await app.register(countCosts(deps));
  await describeApi(app, deps.config, deps.domain);

  await app.register(probeRoutes(deps));
  await app.register(demoRoutes(deps), { prefix: "/api/v1/demo-sessions" });
  await app.register(staffRoutes(deps), { prefix: "/api/v1/staff" });
  await app.register(teamRoutes(deps), { prefix: "/api/v1/staff" });
  await app.register(savedViewRoutes(deps), { prefix: "/api/v1/staff" });
  await app.register(oidcRoutes(deps), { prefix: "/api/v1/staff" });
  await app.register(linkRoutes(deps), { prefix: "/api/v1/demo-links" });
  await app.register(visitRoutes(deps), { prefix: "/api/v1" });
  await app.register(doorRoutes(deps), { prefix: "/api/v1/demo-links" });
  await app.register(templateRoutes(deps), { prefix: "/api/v1/demo-templates" });
  await app.register(leadRoutes(deps), { prefix: "/api/v1/leads" });
  await app.register(redeemRoutes(deps), { prefix: "/api/v1/work-claims" });
  await app.register(operationsRoutes(deps), { prefix: "/api/v1" });
  await app.register(auditRoutes(deps), { prefix: "/api/v1" });
  await app.register(webhookRoutes(deps), { prefix: "/api/v1" });
  await app.register(eventStreamRoutes(deps), { prefix: "/api/v1" });
  await app.register(wellKnownRoutes(deps));
  await app.register(metricsRoutes(deps));
  await app.register(workspaceRoutes(deps, sessionsOf(deps)), { prefix: "/api/v1/workspace" });
  await serveDocs(app);
  await servePages(app, deps.pages, deps.config, doorLook(deps));
  return app;
}

/** Everything about demos: what a listed site's pages may ask for, too. */
const demoRoutes =
  (deps: Deps): FastifyPluginAsync =>
  async (app) => {
    await allowListedSites(app, deps.config);
    await app.register(healthRoutes(deps));
    await app.register(scenarioRoutes(deps), { prefix: "/scenarios" });
    await app.register(scenarioCreateRoute(deps), { prefix: "/scenarios" });
    await app.register(scenarioStaffRoutes(deps), { prefix: "/scenarios" });
    await app.register(ownDemosRoute(deps));
    await app.register(sessionRoutes(deps));
    await app.register(activityRoutes(deps));
    await app.register(changeRoutes(deps));
    await app.register(invitationRoutes(deps));
    await app.register(ownLeadRoutes(deps));
    await app.register(workRoutes(deps));
    await app.register(analyticsRoutes(deps));
    await app.register(experimentRoutes(deps));
    await app.register(todayRoutes(deps));
  };

/** More than a process can serve; a listener without a limit is taken down by open files. */
const MOST_CONNECTIONS = 4_000;

/** A server without routes, which reads and answers as all of them do. */
function openServer(deps: Deps): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
    genReqId: requestIdOf,
    trustProxy: deps.config.trustedProxies.length > 0 ? [...deps.config.trustedProxies] : false,
    bodyLimit: 1_048_576,
    clientErrorHandler: answerUnreadable,
    // A request that comes in bits is cut off; one is answered within its database's time limits.
    requestTimeout: 20_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    keepAliveTimeout: 75_000,
    frameworkErrors: answerUnroutable,
    // As long as a header may be: what is too long for an id is an unknown one, like any other.
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  logRequests(app);
  app.server.maxConnections = MOST_CONNECTIONS;
  closeIdleConnections(app);
  return app;
}

const sessionsOf = (deps: Deps): Sessions => ({
  async findOfTenant(tenantId) {
    const session = await findSessionOfTenant(deps.main, tenantId);
    return session && { id: session.id, expiresAt: session.expiresAt, hasEnded: hasEnded(session.status) };
  },
  recordLogin: (sessionId, role) => recordLogin(deps.main, sessionId, role),
});
