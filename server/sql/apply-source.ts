import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { asOwner } from "./as-owner.ts";

/** Functions, views, policies and grants as files that may be edited: what they say is what is there. */
export interface SourceSet {
  readonly folder: string;
  /** In the order in which they are applied. */
  readonly files: readonly string[];
  /** A schema whose functions all come from these files, or are made by `after`. */
  readonly schema: string;
  /** Run first: takes back what the files then grant. */
  readonly before: string;
  /** Run last: makes anew what follows from the functions. */
  readonly after: string;
}

/** Where the record of migrations keeps the hash. */
const RECORDED_AS = "source";

/**
 * Applies every file in one transaction when any of them has changed since it was applied last. A function that is in none of them
 * any more is dropped.
 *
 * @throws Error naming the file that fails; then nothing was applied
 */
export async function applySource(client: pg.Client, owner: string, name: string, source: SourceSet): Promise<void> {
  const files = await readSource(source);
  const sha256 = hashOf(files, source);
  const { rowCount } = await client.query(
    "select from public.schema_migrations where set_name = $1 and file_name = $2 and sha256 = $3",
    [name, RECORDED_AS, sha256],
  );
  if (rowCount) return;
  let applied = "begin";
  try {
    await asOwner(client, owner, `begin; ${source.before}`);
    const before = await selectFunctions(client, source.schema);
    for (const { file, text } of files) {
      applied = file;
      await asOwner(client, owner, text);
    }
    applied = "what follows from them";
    await asOwner(client, owner, source.after);
    const stale = (await selectFunctions(client, source.schema)).filter(({ place }) =>
      before.some((old) => old.place === place),
    );
    const drops = stale.map(({ signature }) => `drop function ${signature}; `).join("");
    await asOwner(client, owner, `${drops}${record(name, sha256)}; commit`);
  } catch (error) {
    await client.query("rollback; reset role");
    throw new Error(`the source ${name}/${applied} fails: ${(error as Error).message}`, { cause: error });
  }
}

type Files = ReadonlyArray<{ readonly file: string; readonly text: string }>;

const readSource = ({ folder, files }: SourceSet): Promise<Files> =>
  Promise.all(files.map(async (file) => ({ file, text: await readFile(path.join(folder, file), "utf8") })));

const hashOf = (files: Files, { before, after }: SourceSet): string =>
  createHash("sha256")
    .update(JSON.stringify([files, before, after]))
    .digest("hex");

/** What the record says once it has been applied. */
export const hashOfSource = async (source: SourceSet): Promise<string> => hashOf(await readSource(source), source);

/** With where each row of the catalogue lies: one that has not moved was neither replaced nor granted since. */
async function selectFunctions(
  client: pg.Client,
  schema: string,
): Promise<Array<{ signature: string; place: string }>> {
  const { rows } = await client.query<{ signature: string; place: string }>(
    `select oid::regprocedure::text as signature, ctid::text as place from pg_proc
      where pronamespace = (select oid from pg_namespace where nspname = $1)`,
    [schema],
  );
  return rows;
}

const record = (name: string, sha256: string) => `insert into public.schema_migrations (set_name, file_name, sha256)
  values (${[name, RECORDED_AS, sha256].map((value) => pg.escapeLiteral(value)).join(", ")})
  on conflict (set_name, file_name) do update set sha256 = excluded.sha256, applied_at = now()`;
