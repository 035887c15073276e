import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";

const byRun = sql`array_position(array['night', 'midday', 'afternoon'], production_plans.run)`;

/** Of each product, day and run the plan that was made last, with the weight of its ingredients, in the order of the oven. */
export function selectPlans(db: BakeryDb, days: Days) {
  return db
    .with("weights", (it) =>
      it
        .selectFrom("recipe_lines")
        .innerJoin("ingredients", "ingredients.id", "recipe_lines.ingredient_id")
        .where("ingredients.is_food", "=", true)
        .select((e) => ["recipe_lines.product_id", e.fn.sum<number>("recipe_lines.grams").as("grams")])
        .groupBy("recipe_lines.product_id"),
    )
    .with("latest", (it) =>
      it
        .selectFrom("production_plans")
        .selectAll()
        .distinctOn(["plan_on", "run", "product_id", "location_id"])
        .where("plan_on", ">=", days.from)
        .where("plan_on", "<=", days.to)
        .orderBy("plan_on")
        .orderBy("run")
        .orderBy("product_id")
        .orderBy("location_id")
        .orderBy("generated_at", "desc"),
    )
    .selectFrom("latest as production_plans")
    .innerJoin("products", "products.id", "production_plans.product_id")
    .leftJoin("weights", "weights.product_id", "production_plans.product_id")
    .select([
      "production_plans.id",
      "production_plans.plan_on",
      "production_plans.run",
      "production_plans.product_id",
      "products.name as product_name",
      "production_plans.location_id",
      "production_plans.planned_units",
      "production_plans.generated_at",
      sql<number>`round(coalesce(weights.grams, 0) * production_plans.planned_units)`.as("dough_grams"),
    ])
    .where("production_plans.planned_units", ">", 0)
    .orderBy("production_plans.plan_on")
    .orderBy(byRun)
    .orderBy("products.sku")
    .execute();
}

/** Finished batches, as they came out of the oven. */
export function selectBatches(db: BakeryDb, days: Days) {
  return db
    .selectFrom("batches")
    .innerJoin("products", "products.id", "batches.product_id")
    .select([
      "batches.id",
      "batches.batch_on",
      "batches.run",
      "batches.product_id",
      "products.name as product_name",
      "batches.location_id",
      "batches.started_at",
      "batches.finished_at",
      "batches.planned_units",
      "batches.produced_units",
    ])
    .where("batches.batch_on", ">=", days.from)
    .where("batches.batch_on", "<=", days.to)
    .orderBy("batches.finished_at")
    .orderBy("products.sku")
    .execute();
}
