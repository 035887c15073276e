import { afterAll, beforeAll, expect, test } from "vitest";
import { activityApi } from "../../contract/activity.ts";
import { analyticsApi } from "../../contract/analytics.ts";
import { catalogueApi } from "../../contract/bakery/catalogue.ts";
import { customersApi } from "../../contract/bakery/customers.ts";
import { forecastingApi } from "../../contract/bakery/forecasting.ts";
import { inventoryApi } from "../../contract/bakery/inventory.ts";
import { officeApi } from "../../contract/bakery/office.ts";
import { productionApi } from "../../contract/bakery/production.ts";
import { salesApi } from "../../contract/bakery/sales.ts";
import { suppliersApi } from "../../contract/bakery/suppliers.ts";
import { teamApi } from "../../contract/bakery/team.ts";
import { todayApi } from "../../contract/bakery/today.ts";
import { healthApi, probeApi } from "../../contract/health.ts";
import { invitationApi } from "../../contract/invitation.ts";
import { customScenarioApi, scenarioApi } from "../../contract/scenario.ts";
import { sessionApi } from "../../contract/session.ts";
import { workspaceApi } from "../../contract/workspace.ts";
import { bakery } from "../../server/bakery/bakery.ts";
import { aService, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({}, bakery);
  await service.app.ready();
});
afterAll(() => service.close());

const APIS = [
  activityApi,
  analyticsApi,
  catalogueApi,
  customersApi,
  forecastingApi,
  inventoryApi,
  officeApi,
  productionApi,
  salesApi,
  suppliersApi,
  teamApi,
  todayApi,
  healthApi,
  invitationApi,
  scenarioApi,
  customScenarioApi(bakery.custom),
  sessionApi,
  workspaceApi(bakery.roles),
];
/** Served beside the contract: it answers in Prometheus's own format. */
const BESIDE = ["GET /metrics"];

test("what the contract describes is what is served, no route more and none less", () => {
  const document = service.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  const served = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  const described = APIS.flatMap((api) => Object.keys(api)).map((route) => route.replace(" ", " /api/v1"));
  expect(served.toSorted()).toEqual([...described, ...Object.keys(probeApi), ...BESIDE].toSorted());
});
