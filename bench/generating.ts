import { randomUUID } from "node:crypto";
import { SCENARIOS } from "../server/bakery/scenarios.ts";
import type { DatasetOrder } from "../server/domain.ts";
import { type GeneratorPool, openGeneratorPool } from "../server/provision/generator-pool.ts";
import { expectStatus } from "./client.ts";
import { type Line, median, megabytes, ms } from "./figures.ts";
import { memoryOf } from "./process-memory.ts";
import type { Service } from "./start-service.ts";

const ROUNDS = 3;
const ACTS = 15;
const SAMPLE_MS = 20;
const AIMS: Readonly<Record<string, number>> = { standard_bakery: 3_000, high_volume: 10_000 };

/** What a dataset costs the process that makes it, and what an act costs that its world answers. */
export async function measureGenerating(service: Service): Promise<Line[]> {
  const url = await service.databaseUrl("demo_data");
  const lines: Line[] = [];
  for (const [name, aim] of Object.entries(AIMS)) {
    const pool = openGeneratorPool();
    const cold = await make(pool, url, name, 500);
    const warm: Made[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) warm.push(await make(pool, url, name, 500 + round));
    await pool.stop();
    lines.push({
      what: `${name} generated and loaded, p50 of ${ROUNDS}`,
      seen: ms(median(warm.map((it) => it.took))),
      baseline: `${ms(cold.took)}: the first of its process`,
      aim: `<= ${aim / 1_000} s`,
    });
    const grew = Math.max(cold.grew, ...warm.map((it) => it.grew));
    lines.push({
      what: `what making it takes, its process included, ${name}`,
      seen: megabytes(grew),
      aim: "<= 400 MB",
    });
  }
  return [...lines, await measureLiving(service)];
}

interface Made {
  readonly took: number;
  readonly grew: number;
}

async function make(pool: GeneratorPool, url: string, name: string, seed: number): Promise<Made> {
  const scenario = SCENARIOS.find((it) => it.name === name);
  if (!scenario) throw new Error(`there is no scenario ${name}`);
  const order: DatasetOrder = {
    scenarioName: name,
    scenarioVersion: scenario.version,
    configuration: { days_of_history: 90, ...scenario.seedDataConfig },
    locale: "es",
    seed,
    dateOn: "2026-11-23",
  };
  const generator = new URL("../server/bakery/generator.ts", import.meta.url).href;
  const before = memoryOf(process.pid);
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, memoryOf(process.pid));
  }, SAMPLE_MS);
  const startedAt = performance.now();
  const { promise: loaded, resolve } = Promise.withResolvers<void>();
  const wanted = { task: "make", id: randomUUID(), order, generatorVersion: 0, generator, url } as const;
  const { done } = pool.run(wanted, ({ step }) => {
    if (step === "loaded") resolve();
  });
  await Promise.race([loaded, done]);
  const took = performance.now() - startedAt;
  clearInterval(sampling);
  await done;
  return { took, grew: most - before };
}

/** A count that finds what is expected changes nothing, and has two days lived all the same. */
async function measureLiving({ client }: Service): Promise<Line> {
  const opened = await expectStatus(201, client.call("POST", "/api/v1/demo-sessions", { body: {} }));
  const { session_token: token } = JSON.parse(opened.text);
  const stock = await expectStatus(200, client.call("GET", "/api/v1/workspace/inventory/stock", { token }));
  const { id, on_hand: counted } = JSON.parse(stock.text).items.find(
    (it: { kind: string }) => it.kind === "ingredient",
  );
  const took: number[] = [];
  for (let n = 0; n < ACTS; n += 1) {
    const body = { lines: [{ kind: "ingredient", id, counted }] };
    took.push((await expectStatus(200, client.call("POST", "/api/v1/workspace/inventory/counts", { token, body }))).ms);
  }
  return {
    what: `an act whose world lives 48 hours on (HTTP), p50 of ${ACTS}`,
    seen: ms(median(took)),
    baseline: `${ms(median(took) / 2)}: a standard day`,
    aim: "<= 150 ms a day",
  };
}
