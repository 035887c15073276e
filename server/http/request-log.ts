import type { FastifyInstance } from "fastify";

/** One line a request, under the id that the answer carries: its route's template, never its path or query, and whose demo it was about. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const { caller } = request;
    const about =
      caller?.kind === "prospect"
        ? { session_id: caller.sessionId, tenant_id: caller.tenantId, role: caller.role }
        : {};
    const level = levelOf(reply.statusCode, request.routeOptions.logLevel);
    request.log[level](
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...about,
      },
      "request",
    );
  });
}

/** A refusal, even one of 503, is an answer; only a bug is an error. Probes come every few seconds. */
function levelOf(status: number, routeLevel: string | undefined): "error" | "info" | "debug" {
  if (status === 500) return "error";
  return routeLevel === "warn" ? "debug" : "info";
}
