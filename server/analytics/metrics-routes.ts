import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { collectDefaultMetrics, type Metric, Registry } from "prom-client";
import { notAllowed, signInNeeded } from "../errors.ts";
import { isOnLoopback } from "../http/address.ts";
import { type Caller, isAtLeast } from "../http/caller.ts";
import { DATABASE_METRICS, type DatabaseMetric } from "./database-metrics.ts";
import type { AnalyticsDeps } from "./deps.ts";

/** For Prometheus: operators, whoever has `METRICS_TOKEN`, and this machine as long as no key at all was configured. */
export const metricsRoutes =
  (deps: AnalyticsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const registry = openRegistry(deps);
    const { operatorApiKey, metricsToken } = deps.config;
    const isOpenHere = operatorApiKey === undefined && metricsToken === undefined;
    app.get(
      "/metrics",
      {
        config: { access: "optional", forScrapers: true },
        logLevel: "warn",
        schema: { summary: "Metrics for Prometheus", tags: ["Health"] },
      },
      async (request, reply) => {
        // A proxy on this machine would make everybody look like this machine.
        const isForwarded = request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
        if (!(isOpenHere && isOnLoopback(request.ip) && !isForwarded)) mustScrape(request.caller);
        return reply.type(registry.contentType).send(await registry.metrics());
      },
    );
  };

/** @throws Refusal `sign_in_needed`, `not_allowed` */
function mustScrape(caller: Caller | undefined): void {
  if (!caller) throw signInNeeded();
  if (caller.kind !== "scraper" && !isAtLeast(caller, "operator"))
    throw notAllowed("Metrics are for whoever runs the service.");
}

function openRegistry(deps: AnalyticsDeps): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(deps.provisionSeconds);
  registry.registerMetric(deps.httpMetrics.seconds);
  registry.registerMetric(deps.httpMetrics.refusals);
  for (const it of DATABASE_METRICS) registry.registerMetric(read(deps, it));
  return registry;
}

/** One that cannot be read has no samples: the others are shown all the same. */
function read(deps: AnalyticsDeps, { name, help, type, read }: DatabaseMetric): Metric {
  const get = async () => {
    const values = await read(deps).catch((error: unknown) => {
      deps.log.warn({ err: error, metric: name }, "a metric cannot be read");
      return [];
    });
    return { name, help, type, values, aggregator: "max" };
  };
  return { name, get } as unknown as Metric;
}
