import { activityApi } from "../contract/activity.ts";
import { analyticsApi } from "../contract/analytics.ts";
import { auditApi } from "../contract/audit.ts";
import { catalogueApi } from "../contract/bakery/catalogue.ts";
import { customersApi } from "../contract/bakery/customers.ts";
import { daysApi } from "../contract/bakery/days.ts";
import { forecastingApi } from "../contract/bakery/forecasting.ts";
import { inventoryApi } from "../contract/bakery/inventory.ts";
import { officeApi } from "../contract/bakery/office.ts";
import { productionApi } from "../contract/bakery/production.ts";
import { salesApi } from "../contract/bakery/sales.ts";
import { suppliersApi } from "../contract/bakery/suppliers.ts";
import { teamApi } from "../contract/bakery/team.ts";
import { todayApi } from "../contract/bakery/today.ts";
import type { Api } from "../contract/endpoint.ts";
import { eventStreamApi } from "../contract/event-stream.ts";
import { experimentApi } from "../contract/experiments.ts";
import { healthApi, probeApi } from "../contract/health.ts";
import { invitationApi } from "../contract/invitation.ts";
import { leadApi } from "../contract/leads.ts";
import { linkApi } from "../contract/links.ts";
import { moneyApi } from "../contract/money.ts";
import { operationsApi } from "../contract/operations.ts";
import { ownDemosApi } from "../contract/own-demos.ts";
import { ownLeadApi } from "../contract/own-lead.ts";
import { salesTodayApi } from "../contract/sales-today.ts";
import { savedViewApi } from "../contract/saved-views.ts";
import { customScenarioApi, scenarioApi } from "../contract/scenario.ts";
import { scenarioStaffApi } from "../contract/scenario-staff.ts";
import { sessionApi } from "../contract/session.ts";
import { staffApi } from "../contract/staff.ts";
import { templateApi } from "../contract/templates.ts";
import { timelineApi } from "../contract/timeline.ts";
import { visitApi } from "../contract/visits.ts";
import { webhookApi } from "../contract/webhooks.ts";
import { wellKnownApi, workApi } from "../contract/work.ts";
import { workspaceApi } from "../contract/workspace.ts";
import type { DemoDomain } from "../server/domain.ts";

/** Everything that is described of the service demonstrating a product, as it stands below `/api/v1`; and what stands beside that. */
export const describedApis = (domain: DemoDomain): { readonly api: readonly Api[]; readonly probes: Api } => ({
  api: [
    sessionApi,
    scenarioApi,
    customScenarioApi(domain.custom),
    scenarioStaffApi(domain.custom),
    activityApi,
    invitationApi,
    analyticsApi,
    moneyApi,
    salesTodayApi,
    visitApi,
    operationsApi,
    auditApi,
    webhookApi,
    eventStreamApi,
    experimentApi,
    healthApi,
    staffApi,
    savedViewApi,
    linkApi,
    templateApi,
    timelineApi,
    ownDemosApi,
    ownLeadApi,
    leadApi,
    workApi,
    workspaceApi(domain.roles),
    catalogueApi,
    customersApi,
    daysApi,
    forecastingApi,
    inventoryApi,
    officeApi,
    productionApi,
    salesApi,
    suppliersApi,
    teamApi,
    todayApi,
  ],
  probes: { ...probeApi, ...wellKnownApi },
});
