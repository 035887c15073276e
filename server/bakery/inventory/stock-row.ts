import type { BakeryDb } from "../bakery-db.ts";
import { type StockRow, selectFinishedStock, selectIngredientStock } from "./queries.ts";

export type StockKind = "ingredient" | "finished_good";

/** What is on hand of everything that has a stock in one shop; a baked product that nobody baked yet has none. */
export async function selectStock(
  db: BakeryDb,
  today: string,
  locationId: string,
): Promise<ReadonlyMap<string, StockRow & { kind: StockKind }>> {
  const finished = await selectFinishedStock(db, today);
  const ingredients = await selectIngredientStock(db, today);
  const baked = await db.selectFrom("products").select(["id", "name"]).where("is_baked", "=", true).execute();
  const rows = [
    ...baked.map((it) => ({
      ...it,
      kind: "finished_good" as const,
      location_id: locationId,
      on_hand: 0,
      daily_use: 0,
    })),
    ...finished.map((it) => ({ ...it, kind: "finished_good" as const })),
    ...ingredients.map((it) => ({ ...it, kind: "ingredient" as const })),
  ];
  return new Map(rows.filter((it) => it.location_id === locationId).map((it) => [`${it.kind} ${it.id}`, it]));
}
