import { afterAll, beforeAll, expect, test } from "vitest";
import { SCOPES } from "../../contract/staff.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aKey, aPerson } from "../staff.ts";
import { there } from "../there.ts";
import { bakeryOnTuesday } from "./ordinary-day.ts";

/*
 * Who may do what: every route against every caller, as one table. A route that is missing from it fails.
 *
 * A anonymous · Q the prospect of another demo · X the prospect of a demo that ended, on that demo · K the metrics' key ·
 * c cashier · b baker · m manager · P owner · O operator's key · R sales rep · M sales manager · F operator's account · S a service's
 * key for everything that a key can be for.
 */
const CALLERS = ["A", "Q", "X", "K", "c", "b", "m", "P", "O", "R", "M", "F", "S"] as const;
const TEAM = ["R", "M", "F", "S"];
type Caller = (typeof CALLERS)[number];

const METRICS_TOKEN = "metrics_for-tests-only-0123456789ab";

interface Scene {
  readonly id: string;
  readonly tokens: Record<Exclude<Caller, "A">, string>;
  readonly email: string;
  readonly password: string | null;
  readonly productId: string;
  readonly planId: string;
  readonly forecastOn: string;
  readonly code: string;
}

const SUPPLIER = "00000004-0000-8000-8000-000000000001";
const FLOUR = "00000003-0000-8000-8000-000000000001";
const SHOP = "00000001-0000-8000-8000-000000000001";
const EVENT = (id: string) => ({ id, event_type: "page_view", occurred_at: "2026-11-23T10:00:00Z" });
const everybody = "200 200 200 200 200 200 200 200 200";
const anyoneCreates = "201 201 201 403 201 201 201 201 201";
const publicCode = (status: number) => Array(9).fill(status).join(" ");
const teamOnly = "401 403 403 403 403 403 403 403 403";
const operators = (status: number) => `401 403 403 403 403 403 403 403 ${status}`;
let last = 0;
function nextOne(): number {
  last += 1;
  return last;
}
/** A workspace: Q is in their own, X's is gone, staff have none. */
const workspace = (c: number, b: number, m: number, status = 200) =>
  `401 ${status} 410 403 ${[c, b, m].map((it) => (it ? status : 403)).join(" ")} ${status} 403`;

/**
 * [route, statuses in the order of CALLERS, body, what stands for {id} where it is no demo, statuses of the team and of keys]: where the
 * last are not said, people of the team may what the operator's key may, and keys nothing.
 */
const TABLE: ReadonlyArray<
  [
    route: string,
    statuses: string,
    body?: ((it: Scene) => object) | undefined,
    id?: ((it: Scene) => string) | undefined,
    team?: string,
  ]
> = [
  //                                              A   Q   X   K   c   b   m   P   O
  ["GET /livez", everybody],
  ["GET /readyz", everybody],
  ["GET /metrics", "401 403 403 200 403 403 403 403 200", undefined, undefined, "403 403 200 403"],
  ["GET /demo-sessions/health", everybody],
  ["GET /demo-sessions/cleanup/status", everybody],
  ["POST /demo-sessions", anyoneCreates],
  ["GET /demo-sessions/mine", "200 200 200 200 200 200 200 200 200"],
  ["GET /demo-sessions/scenarios", "200 200 200 403 200 200 200 200 200"],
  ["GET /demo-sessions/scenarios/showcase", everybody],
  ["GET /demo-sessions/scenarios/{scenario}", "200 200 200 403 200 200 200 200 200"],
  ["POST /demo-sessions/scenarios/{scenario}/create", anyoneCreates],
  ["POST /demo-sessions/scenarios/preview", "200 200 200 403 200 200 200 200 200", () => ({ configuration: {} })],
  [
    "POST /demo-sessions/scenarios",
    "401 403 403 403 403 403 403 403 201",
    () => ({ scenario_name: "mine", display_name: "Mine", configuration: {} }),
    undefined,
    // There is one of that name already.
    "403 409 409 403",
  ],
  [
    "PATCH /demo-sessions/scenarios/{scenario}",
    "401 403 403 403 403 403 403 403 200",
    () => ({ display_name: "B" }),
    undefined,
    "403 200 200 403",
  ],
  ["GET /demo-sessions/scenarios/{scenario}/fact-sheet", "401 403 403 403 403 403 403 403 200"],
  ["GET /demo-sessions/active", "401 403 403 403 403 403 403 403 200"],
  ["GET /demo-sessions/analytics/dashboard", "401 403 403 403 403 403 403 403 200"],
  ["GET /demo-sessions/analytics/usage", "401 403 403 403 403 403 403 403 200"],
  ["GET /demo-sessions/analytics/conversion", "401 403 403 403 403 403 403 403 200"],
  ["GET /demo-sessions/analytics/who", operators(200)],
  ["GET /demo-sessions/analytics/today", operators(200)],
  ["GET /demo-sessions/analytics/now", operators(200)],
  ["GET /demo-sessions/analytics/screens", operators(200)],
  ["GET /demo-sessions/analytics/scenarios/{scenario}/versions", operators(200)],
  ["GET /demo-sessions/scenarios/{scenario}/versions", operators(200)],
  ["POST /demo-sessions/scenarios/{scenario}/dry-run", operators(200), () => ({})],
  ["GET /demo-sessions/experiments", operators(200)],
  [
    "POST /demo-sessions/experiments",
    operators(404),
    () => ({ scenario: "nowhere", challenger: "elsewhere" }),
    undefined,
    "403 404 404 403",
  ],
  ["POST /demo-sessions/experiments/{id}/end", operators(404), undefined, () => SUPPLIER, "403 404 404 403"],
  ["GET /staff/views", teamOnly, undefined, undefined, "200 200 200 403"],
  ["POST /staff/views", teamOnly, () => ({ name: "V", page: "figures", search: {} }), undefined, "201 201 201 403"],
  ["DELETE /staff/views/{id}", teamOnly, undefined, () => SUPPLIER, "200 200 200 403"],
  ["GET /demo-sessions/analytics/money", operators(200)],
  ["GET /demo-sessions/analytics/settings", operators(200)],
  [
    "PATCH /demo-sessions/analytics/settings",
    operators(409),
    () => ({ version: 999, price_cents: 5_900 }),
    undefined,
    "403 409 409 403",
  ],
  ["POST /visits", "200 200 200 403 200 200 200 200 200", () => ({})],
  ["GET /operations", operators(200), undefined, undefined, "403 403 200 403"],
  [
    "POST /operations/blocks",
    operators(201),
    () => ({ prefix: "198.51.100.0/24", hours: 1, reason: "x" }),
    undefined,
    "403 403 201 403",
  ],
  ["DELETE /operations/blocks/{id}", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  ["POST /operations/outbox/retry", operators(200), undefined, undefined, "403 403 200 403"],
  ["POST /operations/jobs/retry", operators(200), () => ({ queue: "reconcile" }), undefined, "403 403 200 403"],
  ["GET /webhooks", operators(200), undefined, undefined, "403 403 200 403"],
  // Of an address that is not on the internet.
  ["POST /webhooks", operators(422), () => ({ url: "https://127.0.0.1/" }), undefined, "403 403 422 403"],
  ["PATCH /webhooks/{id}", operators(404), () => ({ version: 1 }), () => SUPPLIER, "403 403 404 403"],
  ["DELETE /webhooks/{id}", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  ["POST /webhooks/{id}/secret", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  ["POST /webhooks/{id}/test", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  [
    "POST /webhooks/{id}/replay",
    operators(404),
    () => ({ since: "2026-11-28T08:00:00Z" }),
    () => SUPPLIER,
    "403 403 404 403",
  ],
  ["GET /webhooks/{id}/deliveries", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  ["POST /webhooks/deliveries/{id}/resend", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  ["GET /events/stream", operators(200), undefined, undefined, "403 403 200 200"],
  ["GET /audit", operators(200), undefined, undefined, "403 403 200 403"],
  ["GET /audit/export", operators(200), undefined, undefined, "403 403 200 403"],
  [
    "POST /demo-sessions/invitations/redeem",
    publicCode(200),
    (it) => ({ code: it.code }),
    undefined,
    "200 200 200 200",
  ],
  ["GET /demo-sessions/{id}", "401 404 200 403 200 200 200 200 200", undefined, undefined, "200 200 200 200"],
  ["GET /demo-sessions/{id}/receipt", "401 404 404 403 404 404 404 404 404"],
  ["GET /demo-sessions/{id}/changes", "401 404 410 403 200 200 200 200 403"],
  // X was ended by hand, and is not held.
  ["POST /demo-sessions/{id}/resume", "401 404 410 403 403 403 403 410 403", undefined, undefined, "403 403 403 403"],
  ["GET /demo-sessions/{id}/work", "401 404 410 403 403 403 403 200 403", undefined, undefined, "403 403 403 403"],
  // Nothing is kept.
  [
    "POST /demo-sessions/{id}/work/claim",
    "401 404 404 403 403 403 403 404 403",
    () => ({}),
    undefined,
    "403 403 403 403",
  ],
  [
    "GET /demo-sessions/{id}/work/claim",
    "401 404 200 403 403 403 403 200 403",
    undefined,
    undefined,
    "403 403 403 403",
  ],
  [
    "DELETE /demo-sessions/{id}/work/claim",
    "401 404 404 403 403 403 403 404 403",
    undefined,
    undefined,
    "403 403 403 403",
  ],
  [
    "POST /work-claims/redeem",
    "401 403 403 403 403 403 403 403 404",
    () => ({ code: "wrk_of-nothing" }),
    undefined,
    "403 403 403 404",
  ],
  ["GET /.well-known/jwks.json", everybody],
  ["GET /demo-sessions/{id}/timeline", "401 404 403 403 403 403 403 403 200", undefined, undefined, "200 200 200 403"],
  ["GET /demo-sessions/{id}/credentials", "401 404 410 403 403 403 403 200 200"],
  ["POST /demo-sessions/{id}/events", "401 404 410 403 200 200 200 200 403", (it) => ({ events: [EVENT(it.id)] })],
  ["POST /demo-sessions/{id}/invitations", "401 404 410 403 403 403 403 201 403", () => ({ role: "baker" })],
  ["POST /demo-sessions/{id}/extend", "401 404 410 403 403 403 403 200 200", () => ({ hours: 1 })],
  ["POST /demo-sessions/{id}/reset", "401 404 410 403 403 403 403 200 200"],
  ["POST /demo-sessions/{id}/clock", "401 404 410 403 403 403 403 200 200", () => ({ to: "tomorrow_05_00" })],
  [
    "POST /demo-sessions/{id}/credentials/{role}/regenerate",
    "401 404 410 403 403 403 403 200 200",
    undefined,
    undefined,
    "403 403 200 403",
  ],
  ["DELETE /demo-sessions/{id}", "401 404 200 403 403 403 403 200 200"],
  [
    "POST /workspace/sign-in",
    publicCode(200),
    ({ email, password }) => ({ email, password }),
    undefined,
    "200 200 200 200",
  ],
  ["POST /workspace/view-as", workspace(0, 0, 0), () => ({ role: "baker" })],
  ["GET /workspace/me", workspace(1, 1, 1)],
  ["GET /workspace/products", workspace(1, 1, 1)],
  ["POST /workspace/products", workspace(0, 0, 1, 201), () => ({ name: "Torta", category: "cakes", price_cents: 250 })],
  ["GET /workspace/products/margins", workspace(0, 0, 1)],
  ["GET /workspace/products/{id}", workspace(1, 1, 1), undefined, (it) => it.productId],
  [
    "PATCH /workspace/products/{id}",
    "401 200 410 403 403 403 200 409 403",
    () => ({ price_cents: 99, version: 1 }),
    (it) => it.productId,
  ],
  ["GET /workspace/products/{id}/prices", workspace(0, 0, 1), undefined, (it) => it.productId],
  ["GET /workspace/products/{id}/recipe", workspace(0, 1, 1), undefined, (it) => it.productId],
  ["GET /workspace/today", workspace(0, 0, 1)],
  ["GET /workspace/days", workspace(1, 1, 1)],
  ["GET /workspace/sales/hours", workspace(0, 0, 1)],
  ["GET /workspace/sales/vat", workspace(0, 0, 1)],
  ["GET /workspace/inventory/waste", workspace(0, 0, 1)],
  ["GET /workspace/forecasts/what-if", workspace(0, 1, 1)],
  ["GET /workspace/production/sheet", workspace(0, 1, 1)],
  ["GET /workspace/locations", workspace(1, 1, 1)],
  ["GET /workspace/calendar", workspace(1, 1, 1)],
  ["GET /workspace/alerts", workspace(1, 1, 1)],
  ["GET /workspace/insights", workspace(0, 0, 1)],
  ["GET /workspace/customers", workspace(0, 0, 1)],
  ["GET /workspace/suppliers/{id}/prices", workspace(0, 0, 1), undefined, () => SUPPLIER],
  ["GET /workspace/purchase-orders", workspace(0, 0, 1)],
  ["GET /workspace/purchase-orders/suggestions", workspace(0, 0, 1)],
  [
    "POST /workspace/purchase-orders",
    workspace(0, 0, 1, 201),
    () => ({ supplier_id: SUPPLIER, lines: [{ ingredient_id: FLOUR, quantity_grams: 900_000 }] }),
  ],
  ["DELETE /workspace/purchase-orders/{id}", "401 404 410 403 403 403 404 404 403", undefined, () => SUPPLIER],
  ["GET /workspace/inventory/lots", workspace(0, 1, 1)],
  ["GET /workspace/production/quality-checks", workspace(0, 1, 1)],
  ["GET /workspace/transfers", workspace(0, 1, 1)],
  ["GET /workspace/forecasts/accuracy", workspace(0, 1, 1)],
  ["GET /workspace/sales", workspace(0, 0, 1)],
  ["GET /workspace/sales/payments", workspace(0, 0, 1)],
  ["GET /workspace/sales/daily", workspace(0, 0, 1)],
  ["GET /workspace/sales/tickets", workspace(1, 0, 1)],
  ["POST /workspace/sales", workspace(1, 0, 1, 201), (it) => ({ lines: [{ product_id: it.productId, quantity: 1 }] })],
  ["POST /workspace/sales/{id}/void", "401 404 410 403 404 403 404 404 403", undefined, () => SUPPLIER],
  ["DELETE /workspace/inventory/movements/{id}", "401 404 410 403 403 404 404 404 403", undefined, () => SUPPLIER],
  ["POST /workspace/production/batches/take-back", "401 404 410 403 403 404 404 404 403", () => ({ ids: [SUPPLIER] })],
  ["GET /workspace/inventory/leftovers", workspace(0, 1, 1)],
  [
    "POST /workspace/inventory/leftovers",
    workspace(0, 1, 1, 201),
    (it) => ({ lines: [{ product_id: it.productId, location_id: SHOP, units: 1, destination: "bin" }] }),
  ],
  ["GET /workspace/inventory/stock", workspace(1, 1, 1)],
  ["GET /workspace/inventory/movements", workspace(0, 1, 1)],
  [
    "POST /workspace/inventory/counts",
    workspace(1, 1, 1),
    (it) => ({ lines: [{ kind: "finished_good", id: it.productId, counted: 50 }] }),
  ],
  [
    "POST /workspace/inventory/waste",
    workspace(0, 1, 1, 201),
    (it) => ({ kind: "finished_good", id: it.productId, quantity: 1, destination: "bin" }),
  ],
  ["GET /workspace/forecasts", workspace(0, 1, 1)],
  [
    "POST /workspace/forecasts",
    workspace(0, 1, 1, 201),
    (it) => ({ forecast_on: it.forecastOn, product_id: it.productId, predicted_units: 9 }),
  ],
  ["DELETE /workspace/forecasts/{id}", "401 404 410 403 403 404 404 404 403", undefined, () => SUPPLIER],
  ["GET /workspace/production/plans", workspace(0, 1, 1)],
  ["GET /workspace/production/batches", workspace(0, 1, 1)],
  [
    "POST /workspace/production/plans/{id}/tick-off",
    "401 201 410 403 403 201 409 409 403",
    undefined,
    (it) => it.planId,
  ],
  ["POST /workspace/production/runs/{run}/tick-off", "401 201 410 403 403 201 409 409 403", undefined, () => SUPPLIER],
  ["GET /workspace/suppliers", workspace(0, 0, 1)],
  ["GET /workspace/team", workspace(0, 0, 1)],
  ["GET /demo-sessions/{id}/lead", "401 404 200 403 403 403 403 200 403"],
  [
    "PUT /demo-sessions/{id}/lead",
    "401 404 200 403 403 403 403 200 403",
    () => ({ email: `p${nextOne()}@sol.test`, consents: ["email"] }),
  ],
  ["DELETE /demo-sessions/{id}/lead", "401 404 404 403 403 403 403 404 403"],
  [
    "POST /demo-sessions/{id}/convert",
    "401 404 403 403 403 403 403 403 200",
    () => ({ stage: "signup" }),
    undefined,
    "200 200 200 200",
  ],
  ["GET /leads", operators(200), undefined, undefined, "200 200 200 200"],
  ["GET /leads/{id}", operators(404), undefined, () => SUPPLIER, "404 404 404 404"],
  ["PATCH /leads/{id}", operators(404), () => ({ version: 1 }), () => SUPPLIER],
  ["POST /leads/{id}/notes", operators(404), () => ({ outcome: "spoke" }), () => SUPPLIER],
  ["DELETE /leads/{id}", operators(404), undefined, () => SUPPLIER],
  ["GET /demo-links", operators(200)],
  ["POST /demo-links", operators(201), () => ({})],
  ["GET /demo-links/{id}", operators(404), undefined, () => SUPPLIER],
  ["PATCH /demo-links/{id}", operators(404), () => ({ version: 1 }), () => SUPPLIER],
  ["POST /demo-links/{id}/revoke", operators(404), undefined, () => SUPPLIER],
  ["GET /demo-links/{id}/qr", operators(404), undefined, () => SUPPLIER],
  ["GET /demo-links/door/{code}", publicCode(404), undefined, undefined, "404 404 404 404"],
  [
    "POST /demo-links/redeem",
    "404 404 404 403 404 404 404 404 404",
    () => ({ code: "nosuch00" }),
    undefined,
    "404 404 404 403",
  ],
  [
    "POST /staff/sign-in",
    publicCode(401),
    () => ({ email: `nobody${nextOne()}@sales.test`, password: "no" }),
    undefined,
    "401 401 401 401",
  ],
  ["POST /staff/sign-in-links/read", publicCode(410), () => ({ code: "in_no" }), undefined, "410 410 410 410"],
  [
    "POST /staff/sign-in-links/redeem",
    publicCode(410),
    () => ({ code: "in_no", password: "twelve letters" }),
    undefined,
    "410 410 410 410",
  ],
  ["GET /demo-templates", teamOnly.replace(/403$/, "200")],
  [
    "POST /demo-templates",
    teamOnly,
    (it) => ({ session_id: it.id, name: "T" }),
    undefined,
    // What a prospect does in their demo is theirs.
    "403 403 403 403",
  ],
  ["PUT /demo-templates/{id}", operators(404), (it) => ({ session_id: it.id }), () => SUPPLIER, "404 404 404 403"],
  ["POST /demo-templates/{id}/refresh", operators(404), undefined, () => SUPPLIER, "404 404 404 403"],
  ["DELETE /demo-templates/{id}", operators(404), undefined, () => SUPPLIER, "404 404 404 403"],
  ["POST /leads/{id}/merges", operators(404), () => ({ lead_id: FLOUR }), () => SUPPLIER, "404 404 404 403"],
  ["DELETE /leads/{id}/merges/{merge}", operators(404), undefined, () => SUPPLIER, "404 404 404 403"],
  ["GET /staff/oidc", everybody],
  ["GET /staff/me", teamOnly, undefined, undefined, "200 200 200 403"],
  ["PATCH /staff/me", teamOnly, () => ({ phone: null }), undefined, "200 200 200 403"],
  ["GET /staff/sessions", teamOnly, undefined, undefined, "200 200 200 403"],
  ["DELETE /staff/sessions/{id}", teamOnly, undefined, () => SUPPLIER, "404 404 404 403"],
  ["GET /staff/people", operators(200), undefined, undefined, "403 200 200 403"],
  [
    "POST /staff/people",
    operators(201),
    () => ({ email: `p${nextOne()}@sales.test`, name: "P" }),
    undefined,
    "403 403 201 403",
  ],
  ["PATCH /staff/people/{id}", operators(200), () => ({ name: "Q" }), () => colleague, "403 403 200 403"],
  ["POST /staff/people/{id}/sign-in-links", operators(201), undefined, () => colleague, "403 403 201 403"],
  ["GET /staff/keys", operators(200), undefined, undefined, "403 403 200 403"],
  ["POST /staff/keys", operators(201), () => ({ name: "K", scopes: ["leads:read"] }), undefined, "403 403 201 403"],
  ["POST /staff/keys/{id}/rotate", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  ["DELETE /staff/keys/{id}", operators(404), undefined, () => SUPPLIER, "403 403 404 403"],
  // Last, because nobody is signed in afterwards.
  ["POST /staff/sign-out", teamOnly, undefined, undefined, "200 200 200 403"],
];

let service: TestService;
let team: Record<"R" | "M" | "F" | "S", string>;
let colleague = "";
beforeAll(async () => {
  service = await aService({ METRICS_TOKEN, MAX_CONCURRENT_DEMOS: "1000" }, bakeryOnTuesday);
  const [R, M, F] = await Promise.all((["rep", "manager", "operator"] as const).map((it) => aPerson(service, it)));
  team = { R: there(R).token, M: there(M).token, F: there(F).token, S: await aKey(service, SCOPES) };
  colleague = (await aPerson(service, "rep", "colleague")).id;
});
afterAll(() => service.close());

const get = async (path: string, token: string) => (await service.call("GET", path, { token })).json;

/** A live demo with its people, another one, and one that ended. The clock stands at 11:40: some batches are baked, others not. */
async function aScene(): Promise<Scene> {
  const [mine, theirs, ended] = await Promise.all(
    [1, 2, 3].map(async () => (await service.call("POST", "/demo-sessions")).json),
  );
  await service.demoDatabase.superuser.query(
    "update overlay.tenants t set clock_offset = (d.date_on + time '11:40') at time zone d.time_zone - now() from overlay.datasets d where d.id = t.dataset_id",
  );
  await service.deps.signInLimit.limiter.delete("127.0.0.1");
  const P = mine.session_token;
  const as = async (role: string) =>
    (await service.call("POST", "/workspace/view-as", { token: P, body: { role } })).json.access_token;
  const [c, b, m] = [await as("cashier"), await as("baker"), await as("manager")];
  const invited = await service.call("POST", `/demo-sessions/${mine.id}/invitations`, {
    token: P,
    body: { role: "baker", uses: 5 },
  });
  // Thirteen callers come by one code.
  await service.superuser.query(
    "alter table demo_invitations drop constraint if exists demo_invitations_allow_some_uses",
  );
  await service.superuser.query("update demo_invitations set max_uses = 13");
  const [plans, batches, products, forecasts] = await Promise.all(
    ["production/plans", "production/batches", "products", "forecasts"].map(
      async (it) => (await get(`/workspace/${it}`, P)).items,
    ),
  );
  const key = (it: { product_id: string; run: string }) => `${it.product_id} ${it.run}`;
  const baked = new Set(batches.map(key));
  await service.call("DELETE", `/demo-sessions/${ended.id}`, { token: ended.session_token });
  endedIds.set(mine.id, ended.id);
  return {
    id: mine.id,
    tokens: { Q: theirs.session_token, X: ended.session_token, K: METRICS_TOKEN, c, b, m, P, O: OPERATOR_KEY, ...team },
    email: mine.credentials[3].email,
    password: mine.credentials[3].password,
    productId: products.find((it: { sku: string }) => it.sku === "PAN-001").id,
    planId: plans.find((it: { product_id: string; run: string }) => !baked.has(key(it))).id,
    forecastOn: forecasts.at(-1).forecast_on,
    code: invited.json.code,
  };
}

/** Of a scene's demo, the one that ended. */
const endedIds = new Map<string, string>();

/** What is open to read is so for keys, too. */
function ofTeam(route: string, statuses: string): string {
  const [anonymous, ...rest] = statuses.split(" ");
  const isOpen = anonymous === "200" && route.startsWith("GET");
  return [...Array(3).fill(rest.at(-1)), isOpen ? "200" : "403"].join(" ");
}

test.each(TABLE)("%s", async (route, statuses, body, id, team = ofTeam(route, statuses)) => {
  const scene = await aScene();
  const [method = "GET", path = ""] = route.split(" ");
  const seen: string[] = [];
  for (const caller of CALLERS) {
    // What the owner may end or start again, staff do in a demo that is still there.
    const isStaff = caller === "O" || (TEAM.includes(caller) && !path.startsWith("/staff"));
    const own = isStaff && id === undefined && body === undefined && method !== "GET" ? await aScene() : scene;
    const ofDemo = caller === "X" ? (endedIds.get(scene.id) ?? "") : own.id;
    const url = path
      .replace("{scenario}", "standard_bakery")
      .replace("{role}", "baker")
      .replace("{run}", "afternoon")
      .replace("{code}", "nosuch00")
      .replace("{merge}", FLOUR)
      .replace("{id}", id ? id(scene) : ofDemo);
    const answer = await service.call(method as "GET", url, {
      ...(caller !== "A" && { token: scene.tokens[caller] }),
      ...(body && { body: body(own) }),
    });
    seen.push(String(answer.status));
  }
  expect(seen.join(" ")).toBe(`${statuses} ${team}`);
});

test("no route is missing from the table, and none in it is gone", async () => {
  const document = (await service.app.inject("/openapi.json")).json();
  const routes = Object.entries<Record<string, unknown>>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((it) => `${it.toUpperCase()} ${path.replace(/^\/api\/v1/, "").replace(/\/$/, "")}`),
  );
  expect(routes.sort()).toEqual(TABLE.map(([route]) => route).sort());
});
