import { startBaseline } from "./baseline.ts";
import type { Client } from "./client.ts";
import { measureCreating } from "./creating.ts";
import { measureEnding } from "./ending.ts";
import { type Line, median, ms, quantile, report } from "./figures.ts";
import { measureLoading } from "./loading.ts";
import { measureMany } from "./many.ts";
import { measureReading } from "./reading.ts";
import { startService } from "./service.ts";

/*
 * Starts two services and a server to compare with, on loopback, measures, prints a Markdown table, and ends: about four minutes.
 * Figures are medians of runs that take turns; on a small, shared machine only the ratios mean something.
 */
const PORTS = { few: 18_119, many: 18_129, baseline: 18_139 };

const livez: number[] = [];
const few = await startService(PORTS.few, async (client, isReady) => {
  while (!isReady()) livez.push((await client.call("GET", "/livez")).ms);
});
const many = await startService(PORTS.many);
const baseline = await startBaseline(PORTS.baseline, await few.databaseUrl("demo_session"));
const note = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
try {
  const lines: Line[] = [];
  await settle(few.client);
  note("creating");
  lines.push(...(await measureCreating(few.client, baseline.client)));
  note("ending");
  lines.push(...(await measureEnding(few)));
  note("reading");
  lines.push(...(await measureReading(few)));
  note("loading");
  lines.push(...(await measureLoading(few)));
  note("ten thousand");
  const fresh = await startService(PORTS.few + 1);
  await settle(fresh.client);
  lines.push(...(await measureMany(fresh, many)).concat(liveness()));
  await fresh.stop();
  process.stdout.write(report(lines));
} finally {
  await Promise.all([few.stop(), many.stop(), baseline.stop()]);
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
