import { afterAll, beforeAll, expect, test } from "vitest";
import { bakery as domain } from "../../server/bakery/bakery.ts";
import { aService, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({}, domain);
});
afterAll(() => service.close());

test("every scenario makes a demo through the API, in both languages", async () => {
  const { items } = (await service.call("GET", "/demo-sessions/scenarios?locale=en")).json;
  const names = items.map((it) => it.scenario_name);
  expect(names).toEqual([
    "standard_bakery",
    "multi_location",
    "high_volume",
    "spanish_locale",
    "feature_showcase",
    "custom",
  ]);
  expect(items[1].display_name).toBe("Three shops and a bakehouse");
  for (const [index, name] of names.entries()) {
    const locale = index % 2 === 0 ? "es" : "en";
    const { status, json } = await service.call("POST", `/demo-sessions/scenarios/${name}/create`, {
      body: { locale },
    });
    expect([name, status]).toEqual([name, 201]);
    for (const path of ROUTES) {
      const shown = await service.call("GET", `/workspace${path}`, { token: json.session_token });
      expect([name, path, shown.status]).toEqual([name, path, 200]);
    }
  }
}, 240_000);

const ROUTES = [
  "/me",
  "/locations",
  "/calendar",
  "/alerts",
  "/insights",
  "/products",
  "/sales/daily",
  "/sales/tickets",
  "/sales/payments",
  "/sales",
  "/inventory/stock",
  "/inventory/lots",
  "/inventory/movements",
  "/forecasts",
  "/forecasts/accuracy",
  "/production/plans",
  "/production/batches",
  "/production/quality-checks",
  "/transfers",
  "/suppliers",
  "/purchase-orders",
  "/purchase-orders/suggestions",
  "/customers",
  "/team",
];
