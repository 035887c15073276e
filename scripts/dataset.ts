import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { GENERATOR_VERSION, generate } from "../server/bakery/generate.ts";
import { SCENARIOS } from "../server/bakery/scenarios.ts";
import type { DatasetOrder, GeneratedTable, Value } from "../server/domain.ts";

/*
 * Writes a dataset as CSV files (RFC 4180) with a manifest, for whoever wants to look at one or check it. Needs no server and no
 * database. Rows later than the date are included: they are the demo's future.
 */

const USAGE = `Usage: npm run dataset -- --scenario NAME --date YYYY-MM-DD --seed N --locale es|en --out DIR
  --scenario  one of: ${SCENARIOS.map((it) => it.name).join(", ")}`;

const { values: given } = parseArgs({
  options: {
    scenario: { type: "string", default: SCENARIOS[0].name },
    date: { type: "string", default: new Date().toISOString().slice(0, 10) },
    seed: { type: "string", default: "1" },
    locale: { type: "string", default: "es" },
    out: { type: "string" },
  },
});
const order = readOrder();
const dataset = generate(order);
const folder = path.resolve(given.out ?? "");
await mkdir(folder, { recursive: true });
const sha256: Record<string, string> = {};
for (const table of dataset.tables) sha256[table.name] = await writeTable(table);
await writeFile(path.join(folder, "manifest.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
process.stdout.write(`${dataset.tables.length} tables in ${folder}\n`);

function readOrder(): DatasetOrder {
  const scenario = SCENARIOS.find((it) => it.name === given.scenario);
  const seed = Number(given.seed);
  const mistakes = [
    ...(scenario ? [] : [`--scenario: there is no ${given.scenario}`]),
    ...(isDate(given.date) ? [] : ["--date: must be a date, 2026-11-23"]),
    ...(Number.isSafeInteger(seed) ? [] : ["--seed: must be a whole number"]),
    ...(["es", "en"].includes(given.locale) ? [] : ["--locale: must be es or en"]),
    ...(given.out ? [] : ["--out: say where to write"]),
  ];
  if (!scenario || mistakes.length > 0) {
    process.stderr.write(`${mistakes.join("\n")}\n${USAGE}\n`);
    process.exit(2);
  }
  return {
    scenarioName: scenario.name,
    scenarioVersion: scenario.version,
    configuration: { days_of_history: 90, ...scenario.seedDataConfig },
    locale: given.locale,
    seed,
    dateOn: given.date,
  };
}

/** Of the calendar: 2026-02-31 is none. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

function manifest() {
  return {
    scenario: order.scenarioName,
    scenario_version: order.scenarioVersion,
    generator_version: GENERATOR_VERSION,
    locale: order.locale,
    seed: order.seed,
    date: order.dateOn,
    window: { from: dataset.windowFrom.toISOString(), to: dataset.windowTo.toISOString() },
    rows: Object.fromEntries(dataset.tables.map((it) => [it.name, it.rows.length])),
    sha256,
  };
}

/** @returns the file's SHA-256 in hex */
async function writeTable(table: GeneratedTable): Promise<string> {
  const hash = createHash("sha256");
  const file = createWriteStream(path.join(folder, `${table.name}.csv`));
  await pipeline(
    Readable.from(csv(table)),
    async function* (pieces) {
      for await (const piece of pieces) {
        hash.update(piece);
        yield piece;
      }
    },
    file,
  );
  return hash.digest("hex");
}

function* csv(table: GeneratedTable): Generator<string> {
  yield `${table.columns.join(",")}\r\n`;
  for (const row of table.rows) yield `${row.map(field).join(",")}\r\n`;
}

/** Null is nothing between the commas, empty text is "". */
function field(value: Value): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  return typeof value === "string" && (text === "" || /[",\r\n]/.test(text)) ? `"${text.replaceAll('"', '""')}"` : text;
}
