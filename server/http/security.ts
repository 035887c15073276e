import { createHash } from "node:crypto";
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Headers of every answer. Nothing is framed, nothing is loaded from elsewhere, no address leaks through a referrer. */
export async function sendSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    referrerPolicy: { policy: "no-referrer" },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"] },
    },
  });
}

/** The documentation's page starts itself with an inline script: that one is allowed by its hash, and inline styles are. */
export function allowOwnScripts(docs: FastifyInstance): void {
  docs.addHook("onSend", async (_request, reply, payload) => {
    if (typeof payload !== "string" || !String(reply.getHeader("content-type")).startsWith("text/html")) return;
    const scripts = [...payload.matchAll(/<script[^>]*>([^<]+)<\/script>/g)].map((it) => it[1] ?? "");
    const hashes = scripts.map((it) => `'sha256-${createHash("sha256").update(it).digest("base64")}'`);
    reply.header(
      "content-security-policy",
      [
        "default-src 'none'",
        `script-src 'self' ${hashes.join(" ")}`,
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ].join("; "),
    );
  });
}
