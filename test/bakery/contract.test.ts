import { afterAll, beforeAll, expect, test } from "vitest";
import { describedApis } from "../../scripts/described-apis.ts";
import { bakery } from "../../server/bakery/bakery.ts";
import { aService, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({}, bakery);
  await service.app.ready();
});
afterAll(() => service.close());

/** Served beside the contract: it answers in Prometheus's own format. */
const BESIDE = ["GET /metrics"];

test("what the contract describes is what is served, no route more and none less", () => {
  const document = service.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  const served = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  const { api, probes } = describedApis(bakery);
  const described = api.flatMap((it) => Object.keys(it)).map((route) => route.replace(" ", " /api/v1"));
  expect(served.toSorted()).toEqual([...described, ...Object.keys(probes), ...BESIDE].toSorted());
});

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: object; example?: unknown }>> }>
  >;
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: object; example?: unknown }>> };
}

test("every operation has its name, every body and answer a schema with a name and an example, nothing says anything", () => {
  const document = service.app.swagger() as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object> };
  };
  const operations = Object.values(document.paths).flatMap((it) => Object.values(it));
  expect(new Set(operations.map((it) => it.operationId)).size).toBe(operations.length);
  const bodies = operations.flatMap((it) => [it.requestBody, ...Object.values(it.responses)]);
  const media = bodies.flatMap((it) => (it?.content?.["application/json"] ? [it.content["application/json"]] : []));
  for (const it of media) {
    expect(it.schema).toEqual({ $ref: expect.stringMatching(/^#\/components\/schemas\/[A-Z]\w+$/) });
    expect(it.example).toBeDefined();
  }
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(["Product", "Problem", "SalesDailyItem"]),
  );
  expect(JSON.stringify(document)).not.toMatch(/"(?:items|additionalProperties|schema)":\{\}/);
});
