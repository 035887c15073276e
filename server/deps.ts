import type { AnalyticsDeps } from "./analytics/deps.ts";
import type { Config } from "./config.ts";
import type { DemoDomain } from "./domain.ts";
import type { HealthDeps } from "./health/deps.ts";
import type { Limit } from "./http/limit.ts";
import type { InvitationDeps } from "./invitation/deps.ts";
import type { LeadDeps } from "./leads/deps.ts";
import type { LinkDeps } from "./links/deps.ts";
import type { SessionDeps } from "./session/deps.ts";
import type { StaffDeps } from "./staff/deps.ts";
import type { WebhookDeps } from "./webhooks/deps.ts";
import type { WorkDeps } from "./work/deps.ts";

/** What the stages work with, together: opened once, and handed to each as the first argument. */
export interface Deps
  extends AnalyticsDeps,
    HealthDeps,
    InvitationDeps,
    LeadDeps,
    LinkDeps,
    SessionDeps,
    StaffDeps,
    WebhookDeps,
    WorkDeps {
  readonly config: Config;
  readonly domain: DemoDomain;
  /** How many requests of a demo's people are answered in a minute. */
  readonly requestLimit: Limit;
  readonly operatorKey: string;
  /** Folder of the built pages. */
  readonly pages: string;
}
