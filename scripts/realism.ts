import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Examined, examine, judge } from "../server/bakery/realism/report.ts";
import { SCENARIOS } from "../server/bakery/scenarios.ts";
import type { DatasetOrder } from "../server/domain.ts";

/*
 * Looks at many datasets of every scenario as a suspicious reader would: does everything balance, and does it look like a real
 * bakery? Needs no server and no database. Ends with 1 when a hard check is violated.
 */

/** Thirty dates across a year: Reyes, Easter, San Isidro, August, All Saints, Christmas, both changes of the clocks. */
// biome-ignore format: a list
const DATES = ["2026-11-23", "2027-01-06", "2026-04-05", "2026-08-12", "2026-05-15", "2026-03-30", "2026-10-26", "2026-12-24", "2026-06-19", "2026-11-01", "2026-02-10", "2026-09-01", "2026-07-07", "2027-03-29", "2026-04-20", "2026-12-08", "2026-01-20", "2026-06-02", "2026-10-12", "2026-08-30", "2026-09-21", "2026-05-30", "2026-07-25", "2026-02-28", "2026-11-09", "2027-02-14", "2026-03-15", "2026-12-31", "2026-10-03", "2027-04-25"];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { scenario: { type: "string" }, datasets: { type: "string", default: "30" } },
  });
  const datasets = Math.min(DATES.length, Math.max(1, Number(values.datasets) || DATES.length));
  const scenarios = SCENARIOS.filter((it) => values.scenario === undefined || it.name === values.scenario);
  if (scenarios.length === 0) {
    process.stderr.write(
      `There is no scenario ${values.scenario}; there are ${SCENARIOS.map((it) => it.name).join(", ")}.\n`,
    );
    process.exit(2);
  }
  const startedAt = performance.now();
  let [violations, missed] = [0, 0];
  for (const scenario of scenarios) {
    const orders = DATES.slice(0, datasets).map((dateOn, index) => orderOf(scenario, dateOn, index));
    const [hard, bands] = report(scenario.name, await examineAll(orders));
    violations += hard;
    missed += bands;
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const verdict = violations > 0 ? "NOT REALISTIC" : missed > 0 ? "REALISTIC, WITH BANDS MISSED" : "REALISTIC";
  process.stdout.write(
    `\n${verdict}: ${scenarios.length} scenarios, ${datasets} datasets each, ${violations} hard violations, ${missed} bands missed, ${seconds} s\n`,
  );
  process.exit(violations > 0 ? 1 : 0);
}

const orderOf = (scenario: (typeof SCENARIOS)[number], dateOn: string, index: number): DatasetOrder => ({
  scenarioName: scenario.name,
  scenarioVersion: scenario.version,
  configuration: { days_of_history: 90, ...scenario.seedDataConfig },
  locale: index % 2 === 0 ? "es" : "en",
  seed: index + 1,
  dateOn,
});

/** Every processor examines one dataset after the other. */
async function examineAll(orders: readonly DatasetOrder[]): Promise<Examined[]> {
  const waiting = [...orders];
  const done: Examined[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url));
      const next = () => {
        const order = waiting.shift();
        if (order) worker.postMessage(order);
        else void worker.terminate().then(() => resolve());
      };
      worker.on("message", (examined: Examined) => {
        done.push(examined);
        next();
      });
      worker.on("error", reject);
      next();
    });
  await Promise.all(Array.from({ length: Math.min(orders.length, availableParallelism()) }, work));
  return done;
}

/** @returns hard violations and bands missed */
function report(name: string, examined: readonly Examined[]): readonly [number, number] {
  const write = (text: string) => process.stdout.write(`${text}\n`);
  write(`\n${name}`);
  const findings = examined.flatMap((it) => it.findings.map((one) => ({ ...one, order: it.order })));
  for (const finding of findings.slice(0, 20))
    write(`  RED   ${finding.check}: ${finding.found} (${finding.order.dateOn}, seed ${finding.order.seed})`);
  if (findings.length === 0) write(`  green H1 to H12: 0 violations in ${examined.length} datasets`);
  const verdicts = judge(examined);
  for (const verdict of verdicts) {
    const value = verdict.value === undefined ? "-" : verdict.value.toFixed(3);
    const within = `${Math.round(verdict.within * 100)} %`.padStart(5);
    write(
      `  ${verdict.holds ? "green" : "MISS "} ${verdict.id.padEnd(4)}${verdict.what.padEnd(50)}${value.padStart(9)}  ${verdict.band.padEnd(14)} ${within}`,
    );
  }
  return [findings.length, verdicts.filter((it) => !it.holds).length];
}

if (isMainThread) await main();
else
  parentPort?.on("message", (order: DatasetOrder) => {
    parentPort?.postMessage(examine(order));
  });
