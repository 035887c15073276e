import { sql } from "kysely";

/** The one clock: neither the process's, nor the transaction's start. */
export const databaseNow = sql<Date>`clock_timestamp()`;
