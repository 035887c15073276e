import type { BakeryDb } from "../bakery-db.ts";
import { modelOfTenant } from "../live/model.ts";
import { waterOf } from "../world/model/recipes.ts";
import { productId } from "../world/model/thing-ids.ts";

/** Grams of water in one piece, by product: nobody buys it, so no recipe line has it, and it is a third of a dough. */
export type Water = ReadonlyMap<string, number>;

export async function selectWater(db: BakeryDb): Promise<Water> {
  const model = await modelOfTenant(db);
  return new Map(model?.bakery.products.map((it) => [productId(it), waterOf(it)]));
}

/** @param pieceGrams of one piece's ingredients without water */
export const doughOf = (water: Water, productId: string, pieceGrams: number, units: number): number =>
  Math.round((pieceGrams + (water.get(productId) ?? 0)) * units);
