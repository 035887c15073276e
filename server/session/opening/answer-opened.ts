import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type * as contract from "../../../contract/session.ts";
import type { Configuration } from "../../domain.ts";
import { addressKeyOf, truncateAddress } from "../../http/address.ts";
import { actorOf, cookieNameOf, demosOfBrowser, isStaff } from "../../http/caller.ts";
import { withinLimit } from "../../http/limit.ts";
import { baseUrlOf, isSecure, sourceOf } from "../../http/source.ts";
import { idempotencyKeyOf } from "../../idempotency-key.ts";
import { derive, hashOf } from "../../secrets.ts";
import type { SessionDeps } from "../deps.ts";
import type { IdempotencyKey } from "../idempotency.ts";
import { presentOpened } from "../present.ts";
import type { Template } from "../templates.ts";
import { mustNotBeBlocked } from "./blocks.ts";
import { createSession, findOpened, type NewSession, type OpenedSession } from "./create.ts";

type Body = z.output<typeof contract.NewSession>;

/** What somebody asked for, and who hears how far it has come where it takes a while. */
export interface Wanted {
  readonly body: Body;
  readonly scenarioName: string | undefined;
  readonly configuration?: Configuration | undefined;
  readonly making?: NewSession["making"];
  /** By which it is opened. */
  readonly link?: {
    readonly id: string;
    readonly ownerId: string | undefined;
    readonly isInternal: boolean;
    /** Made for somebody, not for a fair. */
    readonly isPersonal: boolean;
    readonly pinnedAt: Date | undefined;
    readonly template: Template | undefined;
    /** Asked where it is no repetition: what was done is answered again, whatever became of the link. @throws Refusal */
    readonly mustBeOpen: () => void;
  };
}

/** Opens a demo and answers with its secrets: the same for both addresses that create. */
export async function answerOpened(
  deps: SessionDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: Wanted,
): Promise<z.output<typeof contract.OpenedSession>> {
  const opened = await openOrReplay(deps, request, reply, toNewSession(deps, request, wanted), wanted.link?.mustBeOpen);
  // The cookie is for our own pages only: a script elsewhere gets the token in the answer's body.
  if (sourceOf(request, deps.config) === "own") reply.header("set-cookie", cookieFor(opened, isSecure(request)));
  reply.header("location", `/api/v1/demo-sessions/${opened.id}`);
  return presentOpened(opened, baseUrlOf(request, deps.config));
}

/** Staff open as many as they need; from anywhere else only so many in ten minutes. */
async function openOrReplay(
  deps: SessionDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: NewSession,
  mustBeOpen?: () => void,
): Promise<OpenedSession> {
  const first = wanted.key && (await findOpened(deps, wanted.key));
  if (first) {
    reply.header("idempotent-replay", "true");
    return first;
  }
  mustBeOpen?.();
  if (!wanted.isInternal) await mustNotBeBlocked(deps.main, wanted.ip);
  const open = () => createSession(deps, wanted);
  const opened = await (wanted.addressHash ? withinLimit(deps.createLimit, wanted.addressHash, reply, open) : open());
  request.log.info({ session_id: opened.id, tenant_id: opened.tenantId, scenario: opened.scenarioName }, "demo opened");
  return opened;
}

function toNewSession(deps: SessionDeps, request: FastifyRequest, wanted: Wanted): NewSession {
  const { body, scenarioName, configuration, making, link } = wanted;
  const { caller } = request;
  const addressHash = derive(deps.serviceSecret, "place", addressKeyOf(request.ip)).toString("base64url");
  const tokens = [...demosOfBrowser(request).values()].map(hashOf);
  return {
    scenarioName,
    configuration,
    making,
    durationHours: body.duration_hours,
    businessName: body.business_name,
    locale: body.locale,
    lead: body.lead_info ?? {},
    utm: { source: body.utm_source, medium: body.utm_medium, campaign: body.utm_campaign },
    referrer: body.referrer,
    userAgent: request.headers["user-agent"]?.slice(0, 500),
    ip: truncateAddress(request.ip),
    actor: actorOf(request.caller),
    linkId: link?.id,
    ownerId: caller?.kind === "staff" ? caller.id : link?.ownerId,
    isInternal: caller?.kind === "staff" || link?.isInternal === true,
    pinnedAt: link?.pinnedAt,
    template: link?.template,
    // A link says itself how many may come in, and many may come from one fair's network.
    addressHash: isStaff(request.caller) || link ? undefined : addressHash,
    browserTokens: isStaff(request.caller) || link ? [] : tokens,
    person: { ownLinkId: link?.isPersonal ? link.id : undefined, linkId: link?.id, tokens },
    key: keyOf(request, addressHash, { ...body, configuration, link: link?.id }),
  };
}

/** A key belongs to its caller: a demo's people, staff, or whoever asks from one address. */
function keyOf(
  request: FastifyRequest,
  addressHash: string,
  body: Body & { configuration: unknown; link: string | undefined },
): IdempotencyKey | undefined {
  const given = idempotencyKeyOf(request.headers);
  if (given === undefined) return undefined;
  const { caller } = request;
  const owner = caller?.kind === "prospect" ? caller.sessionId : caller ? actorOf(caller) : addressHash;
  return {
    keyHash: hashOf([owner, request.routeOptions.url, ...(body.link ? [body.link] : []), given].join("\n")),
    requestHash: hashOf(JSON.stringify([request.url, body])),
  };
}

/** Longer than any demo lives, even extended, and than its receipt can be read: the cookie decides nothing about the end. */
const COOKIE_SECONDS = 60 * 24 * 3_600;

const cookieFor = (opened: OpenedSession, secure: boolean): string =>
  `${cookieNameOf(opened.id)}=${opened.token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${COOKIE_SECONDS}${secure ? "; Secure" : ""}`;
