import type { activityApi } from "./activity.ts";
import type { analyticsApi } from "./analytics.ts";
import type { auditApi } from "./audit.ts";
import type { eventStreamApi } from "./event-stream.ts";
import type { experimentApi } from "./experiments.ts";
import type { healthApi } from "./health.ts";
import type { invitationApi } from "./invitation.ts";
import type { leadApi } from "./leads.ts";
import type { linkApi } from "./links.ts";
import type { moneyApi } from "./money.ts";
import type { operationsApi } from "./operations.ts";
import type { ownDemosApi } from "./own-demos.ts";
import type { ownLeadApi } from "./own-lead.ts";
import type { salesTodayApi } from "./sales-today.ts";
import type { savedViewApi } from "./saved-views.ts";
import type { customScenarioApi, scenarioApi } from "./scenario.ts";
import type { scenarioStaffApi } from "./scenario-staff.ts";
import type { sessionApi } from "./session.ts";
import type { staffApi } from "./staff.ts";
import type { templateApi } from "./templates.ts";
import type { timelineApi } from "./timeline.ts";
import type { visitApi } from "./visits.ts";
import type { webhookApi } from "./webhooks.ts";
import type { workApi } from "./work.ts";
import type { workspaceApi } from "./workspace.ts";

/** Every route of the service itself, whatever it demonstrates. */
export type CoreApi = typeof activityApi &
  typeof auditApi &
  typeof eventStreamApi &
  typeof analyticsApi &
  typeof experimentApi &
  typeof healthApi &
  typeof invitationApi &
  typeof leadApi &
  typeof moneyApi &
  typeof operationsApi &
  typeof ownDemosApi &
  typeof ownLeadApi &
  typeof linkApi &
  typeof scenarioApi &
  ReturnType<typeof customScenarioApi> &
  ReturnType<typeof scenarioStaffApi> &
  typeof salesTodayApi &
  typeof savedViewApi &
  typeof sessionApi &
  typeof staffApi &
  typeof templateApi &
  typeof timelineApi &
  typeof visitApi &
  typeof webhookApi &
  typeof workApi &
  ReturnType<typeof workspaceApi>;
