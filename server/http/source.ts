import cors from "@fastify/cors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { wrongOrigin } from "../errors.ts";

/**
 * Whose page a request comes from, as its browser says: `own` are this service's pages, at whatever address they were asked for;
 * `allowed` are listed sites; `foreign` is everybody else's. Without a browser there is no page: `none`.
 */
export type Source = "own" | "allowed" | "foreign" | "none";

/** What is configured about addresses. */
export interface Addresses {
  /** Where the service is reached; undefined where it is reached as it is asked. */
  readonly publicUrl: string | undefined;
  /** Sites whose pages may open demos, as origins. */
  readonly allowedOrigins: readonly string[];
}

/**
 * Judged from the request itself, so that a page works at every address at which it is served. `Host` may be a proxy's word,
 * where that proxy is trusted. Browsers say `Sec-Fetch-Site` on https and loopback only; no script can set either header.
 */
export function sourceOf(request: FastifyRequest, { publicUrl, allowedOrigins }: Addresses): Source {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  // Our own first, also where somebody lists it.
  if (site === "same-origin") return "own";
  if (origin === undefined) return site === undefined || site === "none" ? "none" : "foreign";
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return "own";
  if (site === undefined && URL.parse(origin)?.host === request.host) return "own";
  return allowedOrigins.includes(origin) ? "allowed" : "foreign";
}

/** Where this request's answer says that the service is. */
export const baseUrlOf = (request: FastifyRequest, { publicUrl }: Pick<Addresses, "publicUrl">): string =>
  publicUrl ?? `${request.protocol}://${request.host}`;

/** Whether the browser that asks is on https, by its own word where it gives one. */
export const isSecure = (request: FastifyRequest): boolean =>
  request.headers.origin?.startsWith("https:") ?? request.protocol === "https";

/**
 * Another site's page may ask for nothing that changes something, before anything is taken or counted. A credential of its own in
 * `Authorization` is nothing that a browser adds by itself, so whoever has one may.
 */
export const refuseOtherSites = (addresses: Addresses) =>
  fp(async (app) => {
    app.addHook("onRequest", async (request) => {
      if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
      const isTheirs = sourceOf(request, addresses) === "foreign" && request.headers.authorization === undefined;
      if (isTheirs && !request.is404) throw wrongOrigin();
    });
  });

/** Lets the pages of listed sites open demos and read what is answered (CORS); they bring no cookie and get none. */
export async function allowListedSites(app: FastifyInstance, { allowedOrigins }: Addresses): Promise<void> {
  if (allowedOrigins.length === 0) return;
  await app.register(cors, {
    origin: [...allowedOrigins],
    methods: ["GET", "POST"],
    allowedHeaders: ["accept", "authorization", "content-type", "idempotency-key"],
    exposedHeaders: ["location", "retry-after", "idempotent-replay", "ratelimit", "ratelimit-policy"],
    maxAge: PREFLIGHT_SECONDS,
  });
}

const PREFLIGHT_SECONDS = 600;
