import { waterOf } from "../world/model/recipes.ts";
import { productId } from "../world/model/thing-ids.ts";
import type { Model } from "../world/state/world.ts";

/** Grams of water in one piece, by product: nobody buys it, so no recipe line has it. */
export type Water = ReadonlyMap<string, number>;

export const waterIn = (model: Model | undefined): Water =>
  new Map(model?.bakery.products.map((it) => [productId(it), waterOf(it)]));

/** @param pieceGrams of one piece's ingredients without water */
export const doughOf = (water: Water, productId: string, pieceGrams: number, units: number): number =>
  Math.round((pieceGrams + (water.get(productId) ?? 0)) * units);
