import { isIPv4, isIPv6 } from "node:net";
import { sql } from "kysely";
import { invalidInput, notFound } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db, MainDb } from "../sql/main-db.ts";

export interface Block {
  readonly id: string;
  readonly prefix: string;
  readonly reason: string;
  readonly by: string;
  readonly created_at: Date;
  readonly until: Date;
}

/** Whoever types one bit less blocks twice as many: wider than these nobody means. */
const WIDEST = { 4: 16, 6: 32 } as const;
/** Addresses are kept no more exactly. */
const NARROWEST = { 4: 24, 6: 48 } as const;

const COLUMNS = sql`id, prefix::text as prefix, reason, created_by as by, created_at, until`;

export async function selectBlocks(db: Db): Promise<Block[]> {
  const { rows } = await sql<Block>`
    select ${COLUMNS} from address_blocks where until > clock_timestamp() order by until, id limit 100`.execute(db);
  return rows;
}

/** @throws Refusal `invalid_input` for what is no address range, or too wide a one */
export function addBlock(
  main: MainDb,
  { prefix, hours, reason }: { readonly prefix: string; readonly hours: number; readonly reason: string },
  actor: string,
): Promise<Block> {
  const range = rangeOf(prefix);
  return main.transaction().execute(async (db) => {
    const { rows } = await sql<Block>`
      insert into address_blocks (prefix, reason, created_by, until)
        values (network(${range}::inet), ${reason}, ${actor}, clock_timestamp() + make_interval(hours => ${hours}))
        returning ${COLUMNS}`.execute(db);
    const [block] = rows;
    if (!block) throw new Error("nothing was blocked");
    await recordAudit(db, { action: "address_blocked", actor, details: { prefix: block.prefix, hours, reason } });
    return block;
  });
}

/** @throws Refusal `not_found` */
export function removeBlock(main: MainDb, id: string, actor: string): Promise<void> {
  return main.transaction().execute(async (db) => {
    const { rows } = await sql<{ prefix: string }>`
      delete from address_blocks where id = ${id} returning prefix::text as prefix`.execute(db);
    if (!rows[0]) throw notFound("block");
    await recordAudit(db, { action: "address_unblocked", actor, details: { prefix: rows[0].prefix } });
  });
}

/** An address stands for the range that is kept of it. */
function rangeOf(prefix: string): string {
  const [address = "", bits] = prefix.split("/");
  // A zone is of one machine alone.
  if (address.includes("%")) throw notARange("is no IP address or range");
  const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined;
  if (family === undefined) throw notARange("is no IP address or range");
  const length = bits === undefined ? NARROWEST[family] : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(length <= (family === 4 ? 32 : 128))) throw notARange("is no IP address or range");
  if (length < WIDEST[family]) throw notARange(`is wider than /${WIDEST[family]}`);
  return `${address}/${Math.min(length, NARROWEST[family])}`;
}

const notARange = (detail: string) => invalidInput("This cannot be blocked.", [{ pointer: "/prefix", detail }]);
