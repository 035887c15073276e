import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type * as contract from "../../contract/session.ts";
import type { Deps } from "../deps.ts";
import { actorOf, SESSION_COOKIE } from "../http/caller.ts";
import { truncateAddress } from "./address.ts";
import { createSession, type NewSession, type OpenedSession } from "./create.ts";
import { presentOpened } from "./present.ts";

type Body = z.output<typeof contract.NewSession>;

/** Opens a demo and answers with its secrets: the same for both addresses that create. */
export async function answerOpened(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  scenarioName: string | undefined,
): Promise<z.output<typeof contract.OpenedSession>> {
  const { publicUrl } = deps.config;
  const opened = await createSession(deps, toNewSession(request, body, scenarioName));
  request.log.info({ session_id: opened.id, tenant_id: opened.tenantId, scenario: opened.scenarioName }, "demo opened");
  // The cookie is for our own pages only: a script elsewhere gets the token in the answer's body.
  if (request.headers.origin === new URL(publicUrl).origin) reply.header("set-cookie", cookieFor(publicUrl, opened));
  reply.code(201).header("location", `/api/v1/demo-sessions/${opened.id}`);
  return presentOpened(opened, publicUrl);
}

function toNewSession(request: FastifyRequest, body: Body, scenarioName: string | undefined): NewSession {
  return {
    scenarioName,
    durationHours: body.duration_hours,
    businessName: body.business_name,
    locale: body.locale,
    lead: body.lead_info ?? {},
    utm: { source: body.utm_source, medium: body.utm_medium, campaign: body.utm_campaign },
    referrer: body.referrer,
    userAgent: request.headers["user-agent"]?.slice(0, 500),
    ip: truncateAddress(request.ip),
    actor: actorOf(request.caller),
  };
}

function cookieFor(publicUrl: string, opened: OpenedSession): string {
  const seconds = Math.max(0, Math.floor((opened.expiresAt.getTime() - Date.now()) / 1000));
  const secure = new URL(publicUrl).protocol === "https:" ? "; Secure" : "";
  return `${SESSION_COOKIE}=${opened.token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}
