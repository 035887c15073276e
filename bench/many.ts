import pg from "pg";
import type { Client } from "./client.ts";
import { create } from "./creating.ts";
import { type Line, median, ms, times } from "./figures.ts";
import type { Service } from "./start-service.ts";

const FEW = 100;
const MANY = 10_000;
const ROUNDS = 40;
const A_ROUND = 5;
const CLIENTS = 16;

/** Opening a demo beside 100 live ones and beside 10,000, on two servers side by side; and what an idle demo takes on disk. */
export async function measureMany(few: Service, many: Service): Promise<Line[]> {
  await fill(few.client, FEW);
  const before = await sizeOf(many);
  await fill(many.client, MANY);
  const perTenant = (await sizeOf(many)).map((it, index) => (it - (before[index] ?? 0)) / MANY / 1_024);
  const seen = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < A_ROUND; n += 1) seen.few.push((await create(few.client)).ms);
    for (let n = 0; n < A_ROUND; n += 1) seen.many.push((await create(many.client)).ms);
  }
  const [beside, besideFew] = [median(seen.many), median(seen.few)];
  const [main = 0, demo = 0] = perTenant;
  return [
    {
      what: `opening a demo beside ${MANY} live ones, p50 of ${seen.many.length}`,
      seen: ms(beside),
      baseline: `${ms(besideFew)}: beside ${FEW}`,
      ratio: times(beside / besideFew),
      aim: "<= 1.25 x",
    },
    {
      what: `disk per idle demo, ${MANY} of them`,
      seen: `${(main + demo).toFixed(1)} KB`,
      baseline: `${demo.toFixed(1)} KB of it its tenant, ${main.toFixed(1)} KB session, event, audit, outbox`,
      aim: "<= 32 KB",
    },
  ];
}

async function fill(client: Client, demos: number): Promise<void> {
  let left = demos;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left > 0) {
        left -= 1;
        await create(client);
      }
    }),
  );
}

/** Bytes of both databases. */
async function sizeOf(service: Service): Promise<number[]> {
  return Promise.all(
    ["demo_session", "demo_data"].map(async (database) => {
      const client = new pg.Client(await service.databaseUrl(database));
      await client.connect();
      await client.query("checkpoint");
      const { rows } = await client.query<{ bytes: string }>("select pg_database_size(current_database()) as bytes");
      await client.end();
      return Number(rows[0]?.bytes);
    }),
  );
}
