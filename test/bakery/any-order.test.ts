import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Books } from "../../server/bakery/realism/books.ts";
import { HARD_CHECKS } from "../../server/bakery/realism/hard-checks.ts";
import { TABLE_NAMES } from "../../server/bakery/world/model/ids.ts";
import { drawFor } from "../../server/bakery/world/rules/rng.ts";
import type { TenantDb } from "../../server/domain.ts";
import { withTenant } from "../../server/tenant/with-tenant.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/*
 * Whatever people do, in whatever order, with the clock moved forwards and back: the books balance, and every screen can be read.
 * RANDOM_ACTS=400 RANDOM_SCENARIOS=all for 2,000 acts in five demos.
 */

const ACTS = Number(process.env["RANDOM_ACTS"] ?? 60);
const SEED = Number(process.env["ACTS_SEED"] ?? 7);
const SCENARIOS =
  process.env["RANDOM_SCENARIOS"] === "all"
    ? ["standard_bakery", "multi_location", "high_volume", "spanish_locale", "feature_showcase"]
    : ["standard_bakery"];

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery({ DEMO_REQUESTS_PER_MINUTE: "1000000", DEMO_MAX_CHANGES: "100000" });
});
afterAll(() => bakery.service.close());

const violations = (tenantId: string) =>
  withTenant(bakery.service.deps.demo, tenantId, async (db: TenantDb<unknown>) => {
    const books: Record<string, Books[string]> = {};
    for (const name of TABLE_NAMES)
      books[name] = (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)).rows;
    return HARD_CHECKS.flatMap((check) =>
      check
        .find(books)
        .slice(0, 3)
        .map((found) => `${check.id} ${check.claim}: ${found}`),
    );
  });

const AS_PLANNED = -1;

type Draw = ReturnType<typeof drawFor>;
type Item = Readonly<Record<string, never>>;

/** One demo, and what can be done in it. */
class Demo {
  readonly id: string;
  readonly tenantId: string;
  private readonly token: string;
  private readonly draw: Draw;
  constructor(opened: { id: string; demo_tenant_id: string; session_token: string }, draw: Draw) {
    [this.id, this.tenantId, this.token, this.draw] = [opened.id, opened.demo_tenant_id, opened.session_token, draw];
  }

  pick = <Of>(items: readonly Of[]): Of => there(items[this.draw.pick(items.map(() => 1))]);
  call = (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, body?: object) =>
    bakery.service.call(method as "GET", url as "/workspace/me", { token: this.token, ...(body && { body }) });
  items = async (path: string) =>
    ((await this.call("GET", `/workspace${path}`)).json as unknown as { items: Item[] }).items;

  move() {
    const hours = (by: number) => new Date(Date.now() + by * 3_600_000).toISOString();
    const to = this.pick(["now", "now", "tomorrow_05_00", "next_saturday_12_00", hours(1), hours(7), hours(60)]);
    return this.call("POST", `/demo-sessions/${this.id}/clock`, { to });
  }

  async act(n: number) {
    const product = this.pick(await this.items("/products"));
    const stock = this.pick(await this.items("/inventory/stock"));
    const { kind, id } = stock;
    const amount = (share: number) => Math.max(0, Math.floor(Number(stock["on_hand"]) * share));
    const version = product["version"];
    const acts = [
      () => this.edit(product["id"], { price_cents: Number(product["price_cents"]) + this.pick([-5, 5, 10]), version }),
      () => this.edit(product["id"], { retired: !product["retired"], version }),
      () => this.sell(product["id"]),
      () =>
        this.post("/inventory/counts", { lines: [{ kind, id, counted: amount(this.pick([0, 0.5, 0.9, 1, 1.1, 3])) }] }),
      () =>
        this.post("/inventory/waste", {
          kind,
          id,
          quantity: Math.max(1, amount(this.pick([0.3, 1]))),
          destination: this.pick(["donation", "bin"]),
        }),
      () => this.bake(),
      () => this.post("/products", { name: `Pan ${n}`, category: "bread", price_cents: 200, vat_percent: 4 }),
      () => this.order(),
      () => this.takeBack(),
      async () => {
        const forecast = this.pick(await this.items("/forecasts"));
        const { forecast_on, product_id } = forecast;
        return this.post("/forecasts", { forecast_on, product_id, predicted_units: this.draw.poisson(40) });
      },
    ];
    return (await this.pick(acts)()).status;
  }

  private post = (path: string, body?: object) => this.call("POST", `/workspace${path}`, body);
  private edit = (id: unknown, body: object) => this.call("PATCH", `/workspace/products/${id}`, body);

  /** Several things on one ticket, at several rates of VAT. */
  private async sell(id: unknown) {
    const others = (await this.items("/products")).filter((it) => it["id"] !== id);
    const also = this.pick([[], [this.pick(others)], [this.pick(others), this.pick(others)]]);
    const ids = [...new Set([id, ...also.map((it) => it["id"])])];
    const lines = ids.map((product_id) => ({ product_id, quantity: 1 + this.draw.poisson(1) }));
    return this.post("/sales", { lines, eat_in: this.pick([true, false]), payment: this.pick(["card", "cash"]) });
  }

  private async bake() {
    const plans = await this.items("/production/plans");
    if (plans.length === 0) return this.call("GET", "/workspace/me");
    const plan = this.pick(plans);
    const produced = this.pick([AS_PLANNED, 0, Math.floor(Number(plan["planned_units"]) * 0.7), 60]);
    const body = produced === AS_PLANNED ? undefined : { produced_units: produced };
    return this.post(`/production/plans/${plan["id"]}/tick-off`, body);
  }

  /** Something that was done before, if it is still possible. */
  private async takeBack() {
    const changes = (await this.call("GET", `/demo-sessions/${this.id}/changes`)).json as unknown as { items: Item[] };
    if (changes.items.length === 0) return this.call("GET", "/workspace/me");
    const { table, id } = this.pick(changes.items) as unknown as { table: string; id: string };
    if (table === "tickets") return this.post(`/sales/${id}/void`);
    if (table === "batches") return this.post("/production/batches/take-back", { ids: [id] });
    if (table.endsWith("movements")) return this.call("DELETE", `/workspace/inventory/movements/${id}`);
    return this.call("GET", "/workspace/me");
  }

  private async order() {
    const { id, ingredients } = this.pick(await this.items("/suppliers")) as unknown as {
      id: string;
      ingredients: Array<{ id: string }>;
    };
    const lines = ingredients.slice(0, 2).map((it) => ({ ingredient_id: it.id, quantity_grams: 200_000 }));
    return this.post("/purchase-orders", { supplier_id: id, lines });
  }
}

test.each(SCENARIOS)(
  `%s: after ${ACTS} random acts and moves, and on the days after, the books balance and everything can be read`,
  async (scenario) => {
    const create = () => bakery.service.call("POST", "/demo-sessions", { body: { scenario_name: scenario } });
    let opened = await create();
    for (let tries = 0; opened.status === 503 && tries < 5; tries += 1) opened = await create();
    const demo = new Demo(opened.json, drawFor(SEED, "acts", scenario));
    const statuses: number[] = [];
    for (let n = 0; n < ACTS; n += 1) {
      if (demo.pick([true, false, false, false, false, false]))
        expect([200, 422]).toContain((await demo.move()).status);
      statuses.push(await demo.act(n));
      if (n % 20 === 19) expect([n, await violations(demo.tenantId)]).toEqual([n, []]);
    }
    expect(statuses.filter((it) => ![200, 201, 409, 422].includes(it))).toEqual([]);
    expect(statuses.filter((it) => it < 300).length).toBeGreaterThan(ACTS / 3);
    for (const to of ["tomorrow_05_00", "next_saturday_12_00", "now"]) {
      await demo.call("POST", `/demo-sessions/${demo.id}/clock`, { to });
      expect([to, await violations(demo.tenantId)]).toEqual([to, []]);
    }
    const { paths } = (await bakery.service.app.inject({ url: "/openapi.json" })).json();
    for (const [path, methods] of Object.entries(paths as Record<string, object>)) {
      if (!path.startsWith("/api/v1/workspace") || !("get" in methods) || path.includes("{")) continue;
      expect([path, (await demo.call("GET", path.replace("/api/v1", ""))).status]).toEqual([path, 200]);
    }
  },
  ACTS * 2_000 + 120_000,
);
