import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { linkApi } from "../../contract/links.ts";
import { iso } from "../../contract/text.ts";
import { addressKeyOf } from "../http/address.ts";
import { countingFailures } from "../http/limit.ts";
import type { RouteApp } from "../http/route-app.ts";
import { baseUrlOf } from "../http/source.ts";
import { serve } from "../serve.ts";
import type { LinkDeps } from "./deps.ts";
import { stateOf, TRIES } from "./link.ts";
import { selectLinkByCode } from "./queries.ts";
import { findOwnDemo, redeemLink } from "./redeem.ts";

/** For whoever a link was sent to. */
export const doorRoutes =
  (deps: LinkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    doorRoute(app, deps);
    redeemRoute(app, deps);
  };

function doorRoute(app: RouteApp, deps: LinkDeps): void {
  serve(app, linkApi, "GET /demo-links/door/:code", async (request, reply) => {
    // So that nobody looks for codes that exist.
    const link = await countingFailures(deps.wrongCodeLimit, addressKeyOf(request.ip), reply, ["not_found"], () =>
      selectLinkByCode(deps.main, request.params.code),
    );
    const state = stateOf(link);
    const isShut = state === "revoked" || state === "expired";
    return {
      code: link.code,
      state,
      from: link.owner_name === null ? null : { name: link.owner_name, phone: link.owner_phone },
      // Whoever has the address reads no more of a name than they are spoken to by.
      person_name: isShut ? null : (link.person_name?.split(" ")[0] ?? null),
      business_name: isShut ? null : link.business_name,
      form_of_address: link.form_of_address,
      locale: link.locale,
      expires_at: iso(link.expires_at),
      duration_hours: link.duration_hours ?? deps.config.defaultDurationHours,
      needs_passcode: link.passcode_hash !== null,
      tries_left: link.passcode_hash === null ? null : Math.max(0, TRIES - link.wrong_passcodes),
      needs_email: link.allowed_domains.length > 0,
      own_demo: (link.returns ? await findOwnDemo(deps, request, link.id) : undefined) ?? null,
    };
  });
}

function redeemRoute(app: RouteApp, deps: LinkDeps): void {
  serve(app, linkApi, "POST /demo-links/redeem", async (request, reply) => {
    const wrong = ["not_found", "wrong_passcode"];
    const { own, opened } = await countingFailures(deps.wrongCodeLimit, addressKeyOf(request.ip), reply, wrong, () =>
      redeemLink(deps, request, reply, request.body),
    );
    // Of two that are right the lower one is what an answer has where nothing is said.
    if (opened) {
      reply.code(201);
      return opened;
    }
    return { id: own, workspace_url: `${baseUrlOf(request, deps.config)}/w/${own}` };
  });
}
