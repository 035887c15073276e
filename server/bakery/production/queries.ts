import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";

const byRun = sql`array_position(array['night', 'midday', 'afternoon'], plan.run)`;

/** Of each product, day and run the plan that was made last. */
const latestPlans = (db: BakeryDb, days: Days) =>
  db
    .selectFrom("production_plans")
    .selectAll()
    .distinctOn(["plan_on", "run", "product_id", "location_id"])
    .where("plan_on", ">=", days.from)
    .where("plan_on", "<=", days.to)
    .orderBy("plan_on")
    .orderBy("run")
    .orderBy("product_id")
    .orderBy("location_id")
    .orderBy("generated_at", "desc");

/** Grams of one piece's ingredients, without what it is wrapped in. */
const weights = (db: BakeryDb) =>
  db
    .selectFrom("recipe_lines")
    .innerJoin("ingredients", "ingredients.id", "recipe_lines.ingredient_id")
    .where("ingredients.is_food", "=", true)
    .select((it) => ["recipe_lines.product_id", it.fn.sum<number>("recipe_lines.grams").as("grams")])
    .groupBy("recipe_lines.product_id");

/** What is to be baked, with the weight of a piece's ingredients without water, in the order of the oven. */
export function selectPlans(db: BakeryDb, days: Days) {
  return db
    .selectFrom(latestPlans(db, days).as("plan"))
    .innerJoin("products", "products.id", "plan.product_id")
    .leftJoin(weights(db).as("weights"), "weights.product_id", "plan.product_id")
    .select([
      "plan.id",
      "plan.plan_on",
      "plan.run",
      "plan.product_id",
      "products.name as product_name",
      "plan.location_id",
      "plan.planned_units",
      "plan.generated_at",
      sql<number>`coalesce(weights.grams, 0)::float8`.as("piece_grams"),
    ])
    .where("plan.planned_units", ">", 0)
    .orderBy("plan.plan_on")
    .orderBy(byRun)
    .orderBy("products.sku")
    .execute();
}

/** Finished batches, as they came out of the oven. */
export function selectBatches(db: BakeryDb, days: Days) {
  return db
    .selectFrom("batches")
    .innerJoin("products", "products.id", "batches.product_id")
    .leftJoin("team_members", "team_members.id", "batches.team_member_id")
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
      "team_members.name as baker",
    ])
    .where("batches.batch_on", ">=", days.from)
    .where("batches.batch_on", "<=", days.to)
    .orderBy("batches.finished_at")
    .orderBy("products.sku")
    .execute();
}
