import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";

const REQUEST_ID = /^[\w.:-]{8,128}$/;
/** W3C Trace Context: version, trace, parent, flags. */
const TRACEPARENT = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-[\da-f]{2}$/;

/** The caller's own id, where it is one that a log can hold; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
}

/** One line a request, under the id that the answer carries: its route's template, never its path or query, and whose demo it was about. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    const [, trace_id, parent_id] = TRACEPARENT.exec(String(request.headers["traceparent"])) ?? [];
    if (trace_id) request.log = request.log.child({ trace_id, parent_id });
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
