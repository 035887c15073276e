import { sql } from "kysely";
import { addressIsBlocked } from "../../errors.ts";
import type { Db } from "../../sql/main-db.ts";

/** @param ip truncated, as it is kept @throws Refusal `address_blocked` */
export async function mustNotBeBlocked(db: Db, ip: string | undefined): Promise<void> {
  if (ip === undefined) return;
  const { rows } = await sql<{ until: Date }>`
    select until from address_blocks where until > clock_timestamp() and prefix && ${ip}::inet order by until desc limit 1`.execute(
    db,
  );
  if (rows[0]) throw addressIsBlocked(rows[0].until);
}
