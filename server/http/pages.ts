import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

/** Where `npm run build` puts the pages. */
export const BUILT_PAGES = path.join(import.meta.dirname, "../../web/dist");
/** In the built pages, where each answer's own nonce belongs. */
const NONCE = "{{csp-nonce}}";

/** Address -> built page. The workspace's own screens are below its demo's address. */
const PAGES: ReadonlyArray<readonly [route: string, file: string]> = [
  ["/", "index.html"],
  ["/en", "en.html"],
  ["/w/:id", "workspace.html"],
  ["/w/:id/:screen", "workspace.html"],
];

/** The landing page, the workspace, and what they are made of. Without a build there is the API alone. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, "index.html"))) {
    app.log.warn("the pages are not built, so there is the API alone: npm run build");
    return;
  }
  const html = new Map(PAGES.map(([, file]) => [file, readFileSync(path.join(folder, file), "utf8")]));
  await app.register(async (pages) => {
    pages.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
      route.schema = { ...route.schema, hide: true };
    });
    for (const [route, file] of PAGES)
      pages.get(route, async (_request, reply) => sendPage(reply, html.get(file) ?? ""));
    // Names carry a hash of what is in them, so that a copy is good for ever.
    await pages.register(fastifyStatic, {
      root: path.join(folder, "assets"),
      prefix: "/assets/",
      immutable: true,
      maxAge: "365d",
      index: false,
      preCompressed: true,
    });
    for (const name of ["favicon.svg", "robots.txt"])
      pages.get(`/${name}`, (_request, reply) => reply.sendFile(name, folder, { maxAge: "1d", immutable: false }));
  });
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  return reply
    .type("text/html; charset=utf-8")
    .headers({
      "cache-control": "no-cache",
      // With `no-referrer` a browser hides even from ourselves where a form was sent from.
      "referrer-policy": "same-origin",
      "content-security-policy": [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ].join("; "),
    })
    .send(html.replaceAll(NONCE, nonce));
}
