import { readdirSync, readFileSync } from "node:fs";

const PAGE_BYTES = 4_096;

interface Entry {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly bytes: number;
}

/** Resident memory of a process and of all that it started, without PostgreSQL. Bytes; Linux only. */
export function memoryOf(root: number): number {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => entryOf(Number(pid)));
  const isOurs = (entry: Entry): boolean => {
    if (entry.pid === root) return true;
    const parent = all.find((it) => it.pid === entry.parent);
    return parent !== undefined && isOurs(parent);
  };
  return all.filter((it) => it.name !== "postgres" && isOurs(it)).reduce((sum, it) => sum + it.bytes, 0);
}

/** One that has ended meanwhile is none. */
function entryOf(pid: number): Entry[] {
  try {
    const [, name = "", rest = ""] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    const fields = rest.split(" ");
    return [{ pid, name, parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES }];
  } catch {
    return [];
  }
}
