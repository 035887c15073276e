import { sql } from "kysely";
import Papa from "papaparse";
import { z } from "zod";
import type { auditApi } from "../../contract/audit.ts";
import { iso } from "../../contract/text.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import type { Db } from "../sql/main-db.ts";

type Query = z.output<(typeof auditApi)["GET /audit/export"]["query"]>;
type Page = z.input<(typeof auditApi)["GET /audit"]["answers"][200]>;
type Entry = Page["items"][number];

/** The key of the log. */
const LogId = z.int().positive();
const MOST_IN_A_FILE = 50_000;

/** A page of the log, the last first. */
export async function readAudit(
  db: Db,
  query: Query & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page> {
  const before = query.cursor === undefined ? undefined : decodeCursor(LogId, query.cursor);
  const found = await selectAudit(db, query, query.limit + 1, before);
  const { rows, nextCursor } = pageOf(found, query.limit, (it) => it.id);
  return { items: rows, next_cursor: nextCursor };
}

/** CSV as RFC 4180 has it, with a heading; what a spreadsheet would take for a formula is marked as text. */
export async function exportAudit(db: Db, query: Query): Promise<string> {
  const entries = await selectAudit(db, query, MOST_IN_A_FILE, undefined);
  return Papa.unparse(
    {
      fields: ["id", "at", "action", "actor", "session_id", "details"],
      data: entries.map((it) => [it.id, it.at, it.action, it.actor, it.session_id, JSON.stringify(it.details)]),
    },
    { escapeFormulae: true },
  );
}

async function selectAudit(db: Db, of: Query, limit: number, before: number | undefined): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, "at"> & { occurred_at: Date }>`
    select id::float8 as id, occurred_at, action, actor, session_id, details from audit_log
     where (${before ?? null}::bigint is null or id < ${before ?? null}) and (${of.action ?? null}::text is null or action = ${of.action ?? null})
       and (${of.actor ?? null}::text is null or starts_with(actor, ${of.actor ?? null}))
       and (${of.session ?? null}::uuid is null or session_id = ${of.session ?? null})
       and (${of.from ?? null}::timestamptz is null or occurred_at >= ${of.from ?? null})
       and (${of.to ?? null}::timestamptz is null or occurred_at < ${of.to ?? null})
     order by id desc limit ${limit}`.execute(db);
  return rows.map(({ occurred_at, ...it }) => ({ ...it, at: iso(occurred_at) }));
}
