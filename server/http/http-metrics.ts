import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { Counter, Histogram } from "prom-client";

/** What this process answered. Belongs to whoever shows it. */
export interface HttpMetrics {
  readonly seconds: Histogram<"method" | "route" | "status">;
  readonly refusals: Counter<"code">;
}

declare module "fastify" {
  interface FastifyReply {
    /** Of an answer that is a problem document: its code. */
    problemCode?: string;
  }
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export function openHttpMetrics(): HttpMetrics {
  return {
    seconds: new Histogram({
      name: "http_request_duration_seconds",
      help: "Seconds to answer, on this replica, by the route's template",
      labelNames: ["method", "route", "status"],
      buckets: BUCKETS,
      registers: [],
    }),
    refusals: new Counter({
      name: "demo_refusals_total",
      help: "Problems answered on this replica, by their code",
      labelNames: ["code"],
      registers: [],
    }),
  };
}

/** Probes and scrapes are asked for by machines, all the time, and would be most of it. */
const UNCOUNTED = new Set(["/livez", "/readyz", "/metrics"]);

export const measureRequests = ({ seconds, refusals }: HttpMetrics) =>
  fp(async (app: FastifyInstance) => {
    app.addHook("onResponse", async (request, reply) => {
      const route = request.routeOptions.url ?? "unknown";
      if (UNCOUNTED.has(route)) return;
      seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
      if (reply.problemCode) refusals.inc({ code: reply.problemCode });
    });
  });
