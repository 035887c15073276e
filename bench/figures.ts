import { cpus } from "node:os";

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One line of the report: what was measured, what came out, and what was aimed at. */
export interface Line {
  readonly what: string;
  readonly seen: string;
  readonly baseline?: string;
  readonly ratio?: string;
  readonly aim: string;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} x`;

export function report(lines: readonly Line[]): string {
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine}, embedded PostgreSQL 17, client and servers on one machine`,
    "",
    "| what | seen | beside it | ratio | aim |",
    "|---|---|---|---|---|",
    ...lines.map((it) => `| ${it.what} | ${it.seen} | ${it.baseline ?? ""} | ${it.ratio ?? ""} | ${it.aim} |`),
    "",
  ].join("\n");
}

const MEGABYTE = 1_048_576;
export const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;
