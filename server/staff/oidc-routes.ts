import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { staffApi } from "../../contract/staff.ts";
import { oidcRefused, Refusal } from "../errors.ts";
import { addressKeyOf } from "../http/address.ts";
import { consume } from "../http/limit.ts";
import { baseUrlOf, isSecure } from "../http/source.ts";
import { derive, isSame } from "../secrets.ts";
import { serve } from "../serve.ts";
import type { StaffDeps } from "./deps.ts";
import { beginOidc, endOidc, type Pending } from "./oidc.ts";
import { staffCookie } from "./staff-cookie.ts";

const COOKIE = "staff_oidc";
const MINUTES = 10;
const CALLBACK = "/api/v1/staff/oidc/callback";

/** Signing in at the house's own provider. */
export const oidcRoutes =
  (deps: StaffDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, staffApi, "GET /staff/oidc", async () => ({ is_on: deps.config.oidc !== undefined }));
    app.get(
      "/oidc/start",
      { config: { access: "public", hasSecret: true }, schema: { hide: true } },
      async (request, reply) => {
        await consume(deps.staffSignInLimit, addressKeyOf(request.ip), reply);
        const { url, pending } = await beginOidc(deps, `${baseUrlOf(request, deps.config)}${CALLBACK}`);
        // Lax: it has to come back from the provider's page.
        reply.header(
          "set-cookie",
          `${COOKIE}=${seal(deps, pending)}; Path=${CALLBACK}; HttpOnly; SameSite=Lax; Max-Age=${MINUTES * 60}${isSecure(request) ? "; Secure" : ""}`,
        );
        return reply.redirect(url);
      },
    );
    app.get(
      "/oidc/callback",
      { config: { access: "public", hasSecret: true }, schema: { hide: true } },
      async (request, reply) => {
        await consume(deps.staffSignInLimit, addressKeyOf(request.ip), reply);
        try {
          const pending = unseal(deps, request.cookies[COOKIE]);
          const url = new URL(request.url, baseUrlOf(request, deps.config));
          const signedIn = await endOidc(deps, { url, pending, device: request.headers["user-agent"] });
          reply.header("set-cookie", [
            staffCookie(request, signedIn.token),
            `${COOKIE}=; Path=${CALLBACK}; HttpOnly; SameSite=Lax; Max-Age=0`,
          ]);
          return reply.redirect("/ventas");
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          // It is a page that came, not a script.
          return reply.redirect(`/ventas#rechazado=${error.code}`);
        }
      },
    );
  };

const tagOf = ({ serviceSecret }: StaffDeps, body: string): string =>
  derive(serviceSecret, "oidc", body).toString("base64url");

/** Only whoever began may end: what we remember is with them, signed and for some minutes. */
function seal(deps: StaffDeps, pending: Pending): string {
  const body = Buffer.from(JSON.stringify({ ...pending, until: Date.now() + MINUTES * 60_000 })).toString("base64url");
  return `${body}.${tagOf(deps, body)}`;
}

function unseal(deps: StaffDeps, cookie: string | undefined): Pending {
  const [body = "", tag = ""] = cookie?.split(".") ?? [];
  if (!isSame(tag, tagOf(deps, body))) throw oidcRefused("This sign-in was begun elsewhere; begin again.");
  const { until, ...pending } = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Pending & {
    until: number;
  };
  if (until < Date.now()) throw oidcRefused("This took too long; begin again.");
  return pending;
}
