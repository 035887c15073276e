import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import type { BakeryDb } from "../server/bakery/bakery-db.ts";
import { generate } from "../server/bakery/generate.ts";
import { selectDailySales } from "../server/bakery/sales/queries.ts";
import { SCENARIOS } from "../server/bakery/scenarios.ts";
import { loadDataset } from "../server/provision/load-dataset.ts";
import { withTenant } from "../server/tenant/with-tenant.ts";
import { openDemo } from "./demo-database.ts";
import { type Line, median, ms } from "./figures.ts";
import type { Service } from "./start-service.ts";

const DATASETS = 3;
const LATER = 20;

/** The first sight of a dataset that was loaded a moment ago, against the next ones. */
export async function measureLoading(service: Service): Promise<Line[]> {
  const url = await service.databaseUrl("demo_data");
  const demo = openDemo(url);
  const loader = new pg.Client({ connectionString: url, options: "-c role=demo_loader" });
  await loader.connect();
  const seen = { first: [] as number[], later: [] as number[] };
  for (let n = 0; n < DATASETS; n += 1) {
    const tenant = await openOnFresh(demo, loader, 100 + n);
    const read = () =>
      withTenant(demo, tenant, (db, present) =>
        selectDailySales(db as unknown as BakeryDb, { from: "2000-01-01", to: present.datasetOn }, undefined),
      );
    for (let look = 0; look <= LATER; look += 1) {
      const startedAt = performance.now();
      await read();
      (look === 0 ? seen.first : seen.later).push(performance.now() - startedAt);
    }
  }
  await Promise.all([demo.destroy(), loader.end()]);
  return [
    {
      what: `first read of sales by day after loading a dataset, p50 of ${DATASETS}`,
      seen: ms(median(seen.first)),
      baseline: `${ms(median(seen.later))}: the next ones`,
      aim: "",
    },
  ];
}

async function openOnFresh(demo: ReturnType<typeof openDemo>, loader: pg.Client, seed: number): Promise<string> {
  const [{ name, version, seedDataConfig }] = SCENARIOS;
  const order = {
    scenarioName: name,
    scenarioVersion: version,
    configuration: { days_of_history: 90, ...seedDataConfig },
    locale: "es",
    seed,
    dateOn: "2026-11-23",
  };
  const [dataset, tenant] = [randomUUID(), randomUUID()];
  await loadDataset(loader, { id: dataset, order, generatorVersion: 0, dataset: generate(order) });
  await sql`select overlay.open(${tenant}::uuid, ${dataset}::uuid, 'Bench', ${`bench@${tenant}.example`}, 'es',
    '2026-11-23T10:40:00Z'::timestamptz - now(), '[]'::jsonb)`.execute(demo);
  return tenant;
}
