import { sql } from "kysely";
import type { BakeryDb } from "./bakery-db.ts";

/** Of a table the rows that a person added with one act, found by one of them; none where no person wrote it. */
export async function rowsOfAct(
  db: BakeryDb,
  table: "batches" | "tickets" | "stock_movements" | "finished_goods_movements",
  id: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select * from overlay.rows_of_act(${table}, ${id}) as it(id)`.execute(db);
  return rows.map((it) => it.id);
}
