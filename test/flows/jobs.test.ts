import { afterAll, beforeAll, expect, test } from "vitest";
import { noDatasets } from "../../server/provision/dataset-memory.ts";
import { ensureDataset, findDataset, orderFor, unloadUnused } from "../../server/provision/datasets.ts";
import { startWorker } from "../../server/worker.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

const CONFIGURATION = { product_count: 20, supplier_count: 5, days_of_history: 90 };
let service: TestService;
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  service = await aService({ DATASETS_AHEAD: "default" });
  stopWorker = await startWorker(service.deps);
});
afterAll(async () => {
  await stopWorker();
  await service.close();
});

/** Asks again until the answer is there; fails after ten seconds. */
async function eventually<It>(ask: () => Promise<It | undefined>): Promise<It> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error("it did not happen within ten seconds");
  }
}

test("a demo that ended is deleted within seconds, with a receipt", async () => {
  const { json: opened } = await service.call("POST", "/demo-sessions");
  const endedAt = Date.now();
  await service.call("DELETE", `/demo-sessions/${opened.id}`, { token: opened.session_token });
  const receipt = await eventually(async () => {
    const answer = await service.call("GET", `/demo-sessions/${opened.id}/receipt`, { token: opened.session_token });
    return answer.status === 200 ? answer.json : undefined;
  });
  expect(receipt.row_counts.tenants).toEqual({ own_rows: 1, removals: 0 });
  expect(Date.now() - endedAt).toBeLessThan(5_000);
});

test("an overdue demo is expired and cleaned by the jobs alone", async () => {
  const { json: opened } = await service.call("POST", "/demo-sessions");
  await service.superuser.query(
    "update demo_sessions set created_at = created_at - interval '2 days', expires_at = clock_timestamp() where id = $1",
    [opened.id],
  );
  await service.deps.jobs.send("expire-overdue", {});
  const row = await eventually(async () => {
    const { rows } = await service.superuser.query("select status, cleaned_at from demo_sessions where id = $1", [
      opened.id,
    ]);
    return rows[0].cleaned_at ? rows[0] : undefined;
  });
  expect(row.status).toBe("expired");
});

test("a dataset is made once, however many want it at the same moment", async () => {
  await service.demoDatabase.superuser.query(
    "delete from overlay.tenants; delete from dataset.sales; delete from dataset.books; delete from overlay.datasets",
  );
  const recipe = { name: "corner_shop", version: 1, configuration: CONFIGURATION };
  // Another process knows nothing of what this one is making: they meet in the database.
  const elsewhere = { ...service.deps, datasets: noDatasets() };
  const [opened] = await Promise.all([
    Promise.all(Array.from({ length: 12 }, () => service.call("POST", "/demo-sessions"))),
    ensureDataset(elsewhere, orderFor(service.deps, recipe, new Date(), "es")),
  ]);
  expect(opened.map((it) => it.status)).toEqual(Array(12).fill(201));
  const { rows } = await service.demoDatabase.superuser.query(
    "select count(*)::int as n from overlay.datasets where locale = 'es' and date_on = current_date",
  );
  expect(rows[0].n).toBe(1);
});

test("an old dataset is unloaded once nobody uses it; a used or offered one stays", async () => {
  const recipe = { name: "corner_shop", version: 1, configuration: CONFIGURATION };
  const { id } = orderFor(service.deps, recipe, new Date(), "es");
  await service.demoDatabase.superuser.query("update overlay.datasets set made_at = made_at - interval '2 days'");
  const unused = await others(id);
  expect(await unloadUnused(service.deps, [id])).toBe(unused);
  expect(await unloadUnused(service.deps, [])).toBe(0);
  await service.demoDatabase.superuser.query("delete from overlay.tenants");
  expect(await unloadUnused(service.deps, [])).toBe(1);
  expect(await findDataset(service.deps.demo, id)).toBeUndefined();
  const { rows } = await service.demoDatabase.superuser.query("select (select count(*) from dataset.sales)::int as n");
  expect(rows[0].n).toBe(0);
});

test("a dataset that is wanted again while it is being unloaded is made again", async () => {
  await service.call("POST", "/demo-sessions");
  await service.demoDatabase.superuser.query("delete from overlay.tenants");
  const { id, order } = orderFor(
    service.deps,
    { name: "corner_shop", version: 1, configuration: CONFIGURATION },
    new Date(),
    "es",
  );
  const count = async () =>
    (
      await service.demoDatabase.superuser.query("select count(*)::int as n from dataset.sales where dataset_id = $1", [
        id,
      ])
    ).rows[0].n;
  const whole = await count();
  // As a clean-up leaves it that was killed half-way.
  await service.demoDatabase.superuser.query("select overlay.retire_dataset($1)", [id]);
  await service.demoDatabase.superuser.query("delete from dataset.sales where dataset_id = $1 and quantity = 1", [id]);
  expect((await service.call("POST", "/demo-sessions")).status).toBe(201);
  expect((await ensureDataset(service.deps, { id, order })).id).toBe(id);
  expect(await count()).toBe(whole);
  await service.demoDatabase.superuser.query(
    "delete from overlay.tenants; update overlay.datasets set made_at = made_at - interval '2 days'",
  );
  await unloadUnused(service.deps, []);
});

test("a dataset that is gone as soon as it was loaded is made again, though its process is still at work", async () => {
  const { deps, demoDatabase } = service;
  const wanted = orderFor(
    deps,
    { name: "corner_shop", version: 1, configuration: { ...CONFIGURATION, product_count: 21 } },
    new Date(),
    "es",
  );
  await ensureDataset(deps, wanted);
  await demoDatabase.superuser.query("select overlay.retire_dataset($1)", [wanted.id]);
  deps.datasets.known.clear();
  expect((await ensureDataset(deps, wanted)).id).toBe(wanted.id);
});

/** Datasets beside this one, which is in use: tomorrow's may have been made ahead. */
async function others(id: string): Promise<number> {
  const { rows } = await service.demoDatabase.superuser.query(
    "select count(*)::int as n from overlay.datasets where id <> $1",
    [id],
  );
  return rows[0].n;
}

test("the service is ready when today's dataset is, and says so", async () => {
  expect((await service.app.inject("/readyz")).statusCode).toBe(503);
  await service.call("POST", "/demo-sessions");
  expect((await service.app.inject("/readyz")).statusCode).toBe(200);
  expect((await service.app.inject("/livez")).json()).toEqual({ status: "ok" });
  const both = async (path: string) => [
    (await service.call("GET", path)).json,
    (await service.call("GET", path, { token: OPERATOR_KEY })).json,
  ];
  const checks = { database: "ok", demo_database: "ok", dataset: "ok" };
  expect(await both("/demo-sessions/health")).toEqual([{ status: "ok" }, { status: "ok", checks }]);
  const [bare, detailed] = await both("/demo-sessions/cleanup/status");
  expect(bare).toEqual({ status: "ok", interval_minutes: 60 });
  expect(detailed.detail).toMatchObject({ overdue: 0, waiting_for_deletion: 0 });
});
