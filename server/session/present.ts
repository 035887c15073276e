import type { z } from "zod";
import type * as contract from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import type { Config } from "../config.ts";
import type { OpenedSession } from "./opening/create.ts";
import type { Session } from "./session.ts";

export const isoOrNull = (at: Date | null) => (at ? iso(at) : null);

export function presentSession(session: Session, publicUrl: string): z.output<typeof contract.Session> {
  return {
    id: session.id,
    status: session.status,
    scenario_name: session.scenarioName,
    demo_tenant_id: session.tenantId,
    created_at: iso(session.createdAt),
    expires_at: iso(session.expiresAt),
    duration_hours: session.durationHours,
    extended_count: session.extendedCount,
    terminated_at: isoOrNull(session.terminatedAt),
    termination_reason: session.terminationReason,
    business_name: session.businessName,
    locale: session.locale === "en" ? "en" : "es",
    workspace_url: `${publicUrl}/w/${session.id}`,
  };
}

/** How long what has expired is held, and how long a demo may live at all. Hours. */
type Spans = Pick<Config, "holdHours" | "maxDurationHours">;

export function presentEnded(session: Session, spans: Spans): z.output<typeof contract.EndedSession> {
  return {
    id: session.id,
    status: session.status,
    scenario_name: session.scenarioName,
    created_at: iso(session.createdAt),
    expires_at: iso(session.expiresAt),
    terminated_at: isoOrNull(session.terminatedAt),
    termination_reason: session.terminationReason,
    cleaned_at: isoOrNull(session.cleanedAt),
    held_until: isoOrNull(heldUntilOf(session, spans)),
  };
}

export function presentOpened(
  openedSession: OpenedSession,
  publicUrl: string,
): z.output<typeof contract.OpenedSession> {
  return {
    ...presentSession(openedSession, publicUrl),
    session_token: openedSession.token,
    credentials: [...openedSession.accounts],
  };
}

/** Until when whoever opened it can go on with what has expired; null for what is deleted. */
export const heldUntilOf = (session: Session, spans: Spans): Date | null =>
  session.heldUntil ?? heldOnceNoted(session, spans);

/** What has expired, and is not yet noted as ended, will be held as whoever notes it holds it (`endSessions`). */
function heldOnceNoted({ status, createdAt, expiresAt, terminatedAt }: Session, spans: Spans): Date | null {
  const last = createdAt.getTime() + (spans.maxDurationHours - 1) * HOUR_MS;
  const isHeld = status === "expired" && terminatedAt === null && spans.holdHours > 0 && last > Date.now();
  return isHeld ? new Date(Math.min(expiresAt.getTime() + spans.holdHours * HOUR_MS, last)) : null;
}

const HOUR_MS = 3_600_000;

/** @param withUse how it is used, too */
export function presentActive(
  session: Session,
  publicUrl: string,
  withUse: boolean,
): z.output<typeof contract.ActiveSession> {
  return {
    ...presentSession(session, publicUrl),
    utm_source: session.utmSource,
    utm_campaign: session.utmCampaign,
    last_activity_at: withUse ? isoOrNull(session.lastActivityAt) : null,
    login_count: withUse ? session.loginCount : null,
    page_views: withUse ? session.pageViews : null,
  };
}
