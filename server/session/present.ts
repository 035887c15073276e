import type { z } from "zod";
import type * as contract from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import type { OpenedSession } from "./create.ts";
import type { Session } from "./session.ts";

const isoOrNull = (at: Date | null) => (at ? iso(at) : null);

export function presentSession(it: Session, publicUrl: string): z.output<typeof contract.Session> {
  return {
    id: it.id,
    status: it.status,
    scenario_name: it.scenarioName,
    demo_tenant_id: it.tenantId,
    created_at: iso(it.createdAt),
    expires_at: iso(it.expiresAt),
    duration_hours: it.durationHours,
    extended_count: it.extendedCount,
    terminated_at: isoOrNull(it.terminatedAt),
    termination_reason: it.terminationReason,
    business_name: it.businessName,
    locale: it.locale === "en" ? "en" : "es",
    workspace_url: `${publicUrl}/w/${it.id}`,
  };
}

export function presentEnded(it: Session): z.output<typeof contract.EndedSession> {
  return {
    id: it.id,
    status: it.status,
    scenario_name: it.scenarioName,
    created_at: iso(it.createdAt),
    expires_at: iso(it.expiresAt),
    terminated_at: isoOrNull(it.terminatedAt),
    termination_reason: it.terminationReason,
    cleaned_at: isoOrNull(it.cleanedAt),
  };
}

export function presentOpened(it: OpenedSession, publicUrl: string): z.output<typeof contract.OpenedSession> {
  return { ...presentSession(it, publicUrl), session_token: it.token, credentials: [...it.accounts] };
}

export function presentActive(it: Session, publicUrl: string): z.output<typeof contract.ActiveSession> {
  return {
    ...presentSession(it, publicUrl),
    utm_source: it.utmSource,
    utm_campaign: it.utmCampaign,
    last_activity_at: isoOrNull(it.lastActivityAt),
    login_count: it.loginCount,
    page_views: it.pageViews,
  };
}
