import type { FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { ownDemosApi } from "../../contract/own-demos.ts";
import { iso } from "../../contract/text.ts";
import { cookieNameOf, demosOfBrowser } from "../http/caller.ts";
import { hashOf } from "../secrets.ts";
import { serve } from "../serve.ts";
import type { SessionDeps } from "./deps.ts";
import { heldUntilOf, isoOrNull } from "./present.ts";
import { selectSessionsOfTokens } from "./queries.ts";
import { hasEnded } from "./session.ts";

/** So many cookies of ended demos stay, for their receipts; a browser sends no more than some kilobytes of them. */
const ENDED_KEPT = 20;

/** The demos that this browser has, so that whoever comes back goes on where they were. */
export const ownDemosRoute =
  (deps: SessionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, ownDemosApi, "GET /demo-sessions/mine", async (request, reply) => {
      const demos = demosOfBrowser(request);
      const sessions = await selectSessionsOfTokens(deps.main, [...demos.values()].map(hashOf));
      const live = sessions.filter((it) => !hasEnded(it.status));
      const over = sessions.filter((it) => hasEnded(it.status));
      const held = over.filter((it) => heldUntilOf(it, deps.config) !== null);
      const ended = over.filter((it) => heldUntilOf(it, deps.config) === null).map((it) => it.id);
      // Cookies ignore ports: one that is not known here may be another service's, and goes by itself.
      forget(reply, ended.slice(ENDED_KEPT));
      const now = Date.now();
      return {
        items: [...live, ...held].map((it) => ({
          id: it.id,
          scenario_name: it.scenarioName,
          business_name: it.businessName,
          created_at: iso(it.createdAt),
          expires_at: iso(it.expiresAt),
          remaining_seconds: Math.max(0, Math.floor((it.expiresAt.getTime() - now) / 1_000)),
          held_until: isoOrNull(heldUntilOf(it, deps.config)),
        })),
      };
    });
  };

function forget(reply: FastifyReply, ids: readonly string[]): void {
  for (const id of ids)
    reply.header("set-cookie", `${cookieNameOf(id)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
}
