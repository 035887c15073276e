import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import QRCode from "qrcode";
import { linkApi, NewLink } from "../../contract/links.ts";
import { iso } from "../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../cursor.ts";
import { mustBeStaff } from "../http/caller.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { serve } from "../serve.ts";
import type { LinkDeps } from "./deps.ts";
import { presentLink, urlOf } from "./link.ts";
import { selectLink, selectLinks } from "./queries.ts";
import { createLink, editLink, revokeLink } from "./save.ts";

/** The links of the sales team. */
export const linkRoutes =
  (deps: LinkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    listRoute(app, deps);
    writeRoutes(app, deps);
    qrRoute(app, deps);
  };

function listRoute(app: RouteApp, deps: LinkDeps): void {
  serve(app, linkApi, "GET /demo-links", async (request) => {
    mustBeStaff(request.caller);
    const { state, limit, cursor, code } = request.query;
    const before = cursor === undefined ? undefined : decodeCursor(InstantAndId, cursor);
    const found = await selectLinks(deps.main, request.caller, { state, before, code }, limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, (it) => [iso(it.created_at), it.id]);
    const base = baseUrlOf(request, deps.config);
    return { items: rows.map((it) => presentLink(it, base)), next_cursor: nextCursor };
  });
  serve(app, linkApi, "GET /demo-links/:id", async (request) => {
    mustBeStaff(request.caller);
    return presentLink(await selectLink(deps.main, request.caller, request.params.id), baseUrlOf(request, deps.config));
  });
}

function writeRoutes(app: RouteApp, deps: LinkDeps): void {
  serve(app, linkApi, "POST /demo-links", async (request, reply) => {
    mustBeStaff(request.caller);
    const wanted = request.body ?? NewLink.parse({});
    const made = await createLink(deps, request.caller, wanted, idempotencyKeyOf(request.headers));
    reply.header("location", `/api/v1/demo-links/${made.id}`);
    return presentLink(made, baseUrlOf(request, deps.config));
  });
  serve(app, linkApi, "PATCH /demo-links/:id", async (request) => {
    mustBeStaff(request.caller);
    const base = baseUrlOf(request, deps.config);
    return presentLink(await editLink(deps, request.caller, request.params.id, request.body, base), base);
  });
  serve(app, linkApi, "POST /demo-links/:id/revoke", async (request) => {
    mustBeStaff(request.caller);
    const revoked = await revokeLink(deps, request.caller, request.params.id, request.body ?? {});
    return presentLink(revoked, baseUrlOf(request, deps.config));
  });
}

const PNG_PIXELS = 1_024;
/** Read from a screen or from paper, at an angle. */
const QR = { errorCorrectionLevel: "M", margin: 2, color: { dark: "#000000", light: "#ffffff" } } as const;

function qrRoute(app: RouteApp, deps: LinkDeps): void {
  serve(app, linkApi, "GET /demo-links/:id/qr", async (request, reply) => {
    mustBeStaff(request.caller);
    const link = await selectLink(deps.main, request.caller, request.params.id);
    const url = urlOf(link, baseUrlOf(request, deps.config));
    const { format } = request.query;
    const picture =
      format === "png"
        ? await QRCode.toBuffer(url, { ...QR, width: PNG_PIXELS })
        : await QRCode.toString(url, { ...QR, type: "svg" });
    reply.serializer((it: unknown) => it as string);
    return reply.type(format === "png" ? "image/png" : "image/svg+xml").send(picture);
  });
}
