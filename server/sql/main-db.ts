import type { Kysely } from "kysely";
import type { DB } from "../generated/main-tables.ts";

/** The control database: sessions, events, leads. Never holds tenant rows. */
export type MainDb = Kysely<DB> & { readonly database: "main" };

/** The main database, or a transaction in it. */
export type Db = Kysely<DB>;
