import type { BakeryDb } from "../bakery-db.ts";
import { SCRAP } from "../world/rules/pantry.ts";

/** What a batch takes of each ingredient by the recipe, with the usual scrap. */
export async function selectNeeds(
  db: BakeryDb,
  productId: string,
  units: number,
): Promise<Array<{ readonly ingredientId: string; readonly grams: number }>> {
  const recipe = await db
    .selectFrom("recipe_lines")
    .select(["ingredient_id", "grams"])
    .where("product_id", "=", productId)
    .execute();
  return recipe
    .map((it) => ({ ingredientId: it.ingredient_id, grams: Math.round(it.grams * units * SCRAP) }))
    .filter((it) => it.grams > 0);
}
