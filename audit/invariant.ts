import type pg from "pg";

/** Both databases, by logins that only read. Each statement has a view of its own, so what is compared is asked for in one. */
export interface Databases {
  readonly main: pg.Client;
  readonly demo: pg.Client;
}

/** What must hold, as seen from outside: in the rows, never through the service's code. */
export interface Invariant {
  readonly id: string;
  readonly claim: string;
  /** @returns what is wrong, in words, a few of them; empty when it holds */
  find(databases: Databases): Promise<readonly string[]>;
}

/** As many violations of one kind are shown. */
export const SHOWN = 5;
/** What a crash leaves is put right within a minute: what is younger is no violation, unless `AUDIT_GRACE_SECONDS` says so. */
export const GRACE_SECONDS = Number(process.env["AUDIT_GRACE_SECONDS"] ?? 60);

/** The values of a query's one column, as text. */
export async function column(client: pg.Client, text: string, values: readonly unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
  return rows.map((it) => String(Object.values(it)[0]));
}
