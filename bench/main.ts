import { startBaseline } from "./baseline.ts";
import type { Client } from "./client.ts";
import { measureCreating } from "./creating.ts";
import { measureEnding } from "./ending.ts";
import { measureEveryGet } from "./every-get.ts";
import { type Line, median, ms, quantile, report } from "./figures.ts";
import { measureGenerating } from "./generating.ts";
import { measureLoading } from "./loading.ts";
import { measureMany } from "./many.ts";
import { measureReading } from "./reading.ts";
import { measureRemembering, memoryAtRest } from "./remembering.ts";
import { type Service, startService } from "./start-service.ts";

/*
 * Starts three services and a server to compare with, on loopback, measures, prints a Markdown table, and ends: about four minutes.
 * Figures are medians of runs that take turns; on a small, shared machine only the ratios mean something.
 */
const PORTS = { used: 18_119, few: 18_120, many: 18_129, baseline: 18_139 };

const livez: number[] = [];
const started: Array<{ stop(): Promise<void> }> = [];
const note = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
try {
  const lines = await measureAll();
  process.stdout.write(report(lines));
} finally {
  await Promise.all(started.map((it) => it.stop()));
}

async function measureAll(): Promise<Line[]> {
  const used = await start(PORTS.used, async (client, isReady) => {
    while (!isReady()) livez.push((await client.call("GET", "/livez")).ms);
  });
  const baseline = await startBaseline(PORTS.baseline, await used.databaseUrl("demo_session"));
  started.push(baseline);
  await settle(used.client);
  note("remembering");
  const lines = await measureRemembering(used);
  note("creating");
  lines.push(...(await measureCreating(used.client, baseline.client)));
  note("ending");
  lines.push(...(await measureEnding(used)));
  note("reading");
  lines.push(...(await measureReading(used)));
  note("every list");
  lines.push(...(await measureEveryGet(used.client)));
  note("loading");
  lines.push(...(await measureLoading(used)));
  note("generating");
  lines.push(...(await measureGenerating(used)));
  lines.push(memoryAtRest(used));
  note("ten thousand");
  const [few, many] = [await start(PORTS.few), await start(PORTS.many)];
  await settle(few.client);
  return [...lines, ...(await measureMany(few, many)), liveness()];
}

async function start(...how: Parameters<typeof startService>): Promise<Service> {
  const service = await startService(...how);
  started.push(service);
  return service;
}

/** Every answer of `/livez`, one after the other, from the first one until today's dataset was made and loaded. */
function liveness(): Line {
  return {
    what: `\`/livez\` while a dataset is generated, p99 of ${livez.length}`,
    seen: ms(quantile(livez, 0.99)),
    baseline: `${ms(median(livez))}: the median`,
    aim: "<= 100 ms",
  };
}

/** Tomorrow's dataset may be made right after the start: what is measured starts when answers come quickly and evenly. */
async function settle(client: Client): Promise<void> {
  for (let calm = 0; calm < 200; ) {
    const { ms: took } = await client.call("GET", "/readyz");
    calm = took < 10 ? calm + 1 : 0;
  }
}
