import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FastifyHelmetOptions } from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { NewSession } from "../../contract/session.ts";
import { notFound } from "../errors.ts";
import { baseUrlOf } from "./source.ts";

/** Where `npm run build` puts the pages. */
export const BUILT_PAGES = path.join(import.meta.dirname, "../../web/dist");
type PublicAddress = Parameters<typeof baseUrlOf>[1];

/** In the built pages, where an answer's own nonces belong: scripts have one, whatever else has the styles'. */
const NONCE = "{{csp-nonce}}";
/** In the landing page, where what its form asked for belongs. */
const ASKED = "{{asked}}";
/** In the landing page's head, the address at which it was asked for: a messenger takes a picture's whole address only. */
const ORIGIN = "{{origin}}";
const OF_SCRIPT = new RegExp(`(<script[^>]*nonce=")${NONCE}`, "g");

/** A page loads what is ours, and writes styles; each of its answers has nonces of its own. */
const HEADERS: FastifyHelmetOptions = {
  enableCSPNonces: true,
  // With `no-referrer` a browser hides even from ourselves where a form was sent from.
  referrerPolicy: { policy: "same-origin" },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
  },
};

/** Address -> built page. The workspace's own screens are below its demo's address. */
const PAGES: ReadonlyArray<readonly [route: string, file: string]> = [
  ["/", "index.html"],
  ["/en", "en.html"],
  ["/fact-sheet", "sheet.html"],
  ["/ventas", "sales.html"],
  ["/ventas/*", "sales.html"],
  ["/w/:id", "workspace.html"],
  ["/w/:id/:screen", "workspace.html"],
];

const DOORS = { es: "door.html", en: "door-en.html" } as const;

/** A link's page, in its own language: asked at each look, which is counted there. */
export interface DoorLook {
  look(request: FastifyRequest): Promise<"es" | "en" | undefined>;
}

/** The landing page, the workspace, and what they are made of. Without a build there is the API alone. */
export async function servePages(
  app: FastifyInstance,
  folder: string,
  addresses: PublicAddress,
  doors: DoorLook,
): Promise<void> {
  if (!existsSync(path.join(folder, "index.html"))) {
    app.log.warn("the pages are not built, so there is the API alone: npm run build");
    return;
  }
  const files = [...PAGES.map(([, file]) => file), ...Object.values(DOORS)];
  const html = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
  await app.register(async (pages) => {
    // No file has such a name, and the file system fails at it instead of not finding it.
    pages.addHook("onRequest", async ({ url }) => {
      if (url.includes("%00")) throw notFound("address");
    });
    pages.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
      route.schema = { ...route.schema, hide: true };
    });
    for (const [route, file] of PAGES)
      pages.get(route, { helmet: HEADERS }, async (request, reply) =>
        sendPage(reply, html.get(file) ?? "", baseUrlOf(request, addresses)),
      );
    pages.get("/d/:code", { helmet: HEADERS }, async (request, reply) => {
      // Nobody is kept out because their look could not be counted.
      const locale = await doors
        .look(request)
        .catch((error: unknown) => void request.log.warn(error, "look not counted"));
      return sendPage(reply, html.get(DOORS[locale ?? "es"]) ?? "", baseUrlOf(request, addresses));
    });
    await pages.register(startPage(html, addresses));
    // Names carry a hash of what is in them, so that a copy is good for ever.
    await pages.register(fastifyStatic, {
      root: path.join(folder, "assets"),
      prefix: "/assets/",
      immutable: true,
      maxAge: "365d",
      index: false,
      preCompressed: true,
    });
    for (const name of ["favicon.svg", "robots.txt", "og-es.png", "og-en.png"])
      pages.get(`/${name}`, (_request, reply) => reply.sendFile(name, folder, { maxAge: "1d", immutable: false }));
  });
}

/** An empty field of a form is one that was left out. */
const Form = z.preprocess(
  (it) => Object.fromEntries(Object.entries(it ?? {}).filter(([, value]) => String(value).trim() !== "")),
  NewSession.pick({
    scenario_name: true,
    business_name: true,
    locale: true,
    utm_source: true,
    utm_medium: true,
    utm_campaign: true,
  }),
);

/**
 * The landing page's form, where its script has not run yet, and the button on a listed site: the landing page with what was asked for
 * in it, which its script opens. Where none runs nothing is opened, and the page says what is needed.
 */
const startPage =
  (html: ReadonlyMap<string, string>, addresses: PublicAddress): FastifyPluginAsyncZod =>
  async (pages) => {
    pages.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    pages.get("/start", async (_request, reply) => reply.redirect("/"));
    pages.post("/start", { helmet: HEADERS, schema: { body: Form } }, async (request, reply) => {
      const { body } = request;
      const page = html.get(body.locale === "en" ? "en.html" : "index.html") ?? "";
      return sendPage(reply, page, baseUrlOf(request, addresses), JSON.stringify(body));
    });
  };

/** @param asked what the page's script is to open, as JSON */
function sendPage(reply: FastifyReply, html: string, origin: string, asked = ""): FastifyReply {
  const { script, style } = reply.cspNonce;
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-cache")
    .send(
      html
        .replaceAll(OF_SCRIPT, `$1${script}`)
        .replaceAll(NONCE, style)
        .replaceAll(ORIGIN, () => inAttribute(origin))
        .replace(ASKED, () => inAttribute(asked)),
    );
}

const inAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
