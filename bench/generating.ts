import { randomUUID } from "node:crypto";
import { SCENARIOS } from "../server/bakery/scenarios.ts";
import type { DatasetOrder } from "../server/domain.ts";
import { type GeneratorThreads, openGeneratorThreads } from "../server/provision/generator-threads.ts";
import { expectStatus } from "./client.ts";
import { type Line, median, ms } from "./figures.ts";
import type { Service } from "./start-service.ts";

const ROUNDS = 3;
const ACTS = 15;
const SAMPLE_MS = 20;
const AIMS: Readonly<Record<string, number>> = { standard_bakery: 3_000, high_volume: 10_000 };
const MEGABYTE = 1_048_576;

/** What a dataset costs the process that makes it, and what an act costs that its world answers. */
export async function measureGenerating(service: Service): Promise<Line[]> {
  const url = await service.databaseUrl("demo_data");
  const lines: Line[] = [];
  for (const [name, aim] of Object.entries(AIMS)) {
    const threads = openGeneratorThreads();
    const cold = await make(threads, url, name, 500);
    const warm: Made[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) warm.push(await make(threads, url, name, 500 + round));
    await threads.stop();
    lines.push({
      what: `${name} generated and loaded, p50 of ${ROUNDS}`,
      seen: ms(median(warm.map((it) => it.took))),
      baseline: `${ms(cold.took)}: the first of its thread`,
      aim: `<= ${aim / 1_000} s`,
    });
    const grew = Math.max(cold.grew, ...warm.map((it) => it.grew));
    lines.push({
      what: `what the process grew by meanwhile, ${name}`,
      seen: `${Math.round(grew / MEGABYTE)} MB`,
      aim: "<= 400 MB",
    });
  }
  return [...lines, await measureLiving(service)];
}

interface Made {
  readonly took: number;
  readonly grew: number;
}

async function make(threads: GeneratorThreads, url: string, name: string, seed: number): Promise<Made> {
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
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const startedAt = performance.now();
  const { promise: loaded, resolve } = Promise.withResolvers<void>();
  const wanted = { task: "make", id: randomUUID(), order, generatorVersion: 0, generator, url } as const;
  const { done } = threads.run(wanted, (it) => "step" in it && it.step.step === "loaded" && resolve());
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
