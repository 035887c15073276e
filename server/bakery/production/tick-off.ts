import { randomUUID } from "node:crypto";
import type { Tenant } from "../../domain.ts";
import { conflict, invalidInput, notFound } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { takeFromLots } from "../inventory/lots.ts";
import { selectIngredientStock } from "../inventory/queries.ts";
import type { Run } from "../world/rules/production.ts";
import { selectNeeds } from "./needs.ts";
import { selectBatches, selectPlans } from "./queries.ts";

const MINUTE_MS = 60_000;
/** Where a product was never baked before: shaping and baking of an ordinary batch. */
const USUAL_MINUTES = 45;

/**
 * Ticks a planned batch off as baked now. Its flour and all else leave the pantry by the recipe, with the usual scrap.
 *
 * @returns the batch's id
 * @throws Refusal `not_found`, `conflict` when it is baked already, `invalid_input` when it is planned for another day or the pantry has
 *   not enough for it
 */
export async function tickOff(
  db: BakeryDb,
  tenant: Tenant,
  planId: string,
  producedUnits: number | undefined,
): Promise<string> {
  const id = randomUUID();
  const plan = await db
    .selectFrom("production_plans")
    .selectAll()
    .where("id", "=", planId)
    .executeTakeFirstOrThrow(() => notFound("plan"));
  if (plan.plan_on !== today(tenant))
    throw invalidInput("Only today's plan can be ticked off.", [
      { pointer: "/id", detail: `is planned for ${plan.plan_on}` },
    ]);
  const { product_id, location_id, plan_on, run, planned_units } = plan;
  const same = { product_id, location_id, run, batch_on: plan_on };
  if (await findBatch(db, same)) throw conflict("This batch is baked already.");
  const finishedAt = tenant.workspaceNow;
  const startedAt = new Date(finishedAt.getTime() - (await selectUsualMinutes(db, product_id)) * MINUTE_MS);
  const produced_units = producedUnits ?? planned_units;
  await db
    .insertInto("batches")
    .values({
      ...same,
      id,
      started_at: startedAt,
      finished_at: finishedAt,
      planned_units,
      produced_units,
      consumed_at: finishedAt,
    })
    .execute();
  await consume(db, tenant, { productId: product_id, locationId: location_id, units: produced_units });
  return id;
}

/**
 * Ticks off all that is left of a run of today, as planned.
 *
 * @returns the batches' ids
 * @throws Refusal `conflict` when nothing is left of it, `invalid_input` when the pantry has not enough for all of it
 */
export async function tickOffRun(db: BakeryDb, tenant: Tenant, run: Run): Promise<string[]> {
  const days = { from: today(tenant), to: today(tenant) };
  const keyOf = (it: { product_id: string; location_id: string }) => `${it.product_id} ${it.location_id}`;
  const baked = new Set((await selectBatches(db, days)).filter((it) => it.run === run).map(keyOf));
  const left = (await selectPlans(db, days)).filter((it) => it.run === run && !baked.has(keyOf(it)));
  if (left.length === 0) throw conflict("Nothing is left of this run.");
  const ids: string[] = [];
  for (const it of left) ids.push(await tickOff(db, tenant, it.id, undefined));
  return ids;
}

function findBatch(
  db: BakeryDb,
  plan: { product_id: string; location_id: string; run: string; batch_on: string },
): Promise<unknown> {
  return db
    .selectFrom("batches")
    .select("id")
    .where("batch_on", "=", plan.batch_on)
    .where("run", "=", plan.run)
    .where("product_id", "=", plan.product_id)
    .where("location_id", "=", plan.location_id)
    .executeTakeFirst();
}

/** As long as the product's last batch took. */
async function selectUsualMinutes(db: BakeryDb, productId: string): Promise<number> {
  const last = await db
    .selectFrom("batches")
    .select(["started_at", "finished_at"])
    .where("product_id", "=", productId)
    .orderBy("finished_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ? (last.finished_at.getTime() - last.started_at.getTime()) / MINUTE_MS : USUAL_MINUTES;
}

/** @throws Refusal `invalid_input` when the pantry has not enough for it */
async function consume(
  db: BakeryDb,
  tenant: Tenant,
  { productId, locationId, units }: { productId: string; locationId: string; units: number },
): Promise<void> {
  const needs = await selectNeeds(db, productId, units);
  const stock = new Map((await selectIngredientStock(db, today(tenant))).map((it) => [it.id, it]));
  const missing = needs.filter((it) => it.grams > (stock.get(it.ingredientId)?.on_hand ?? 0));
  if (missing.length > 0)
    throw invalidInput("There is not enough in the larder for this batch; order it, or count what is there.", [
      ...missing.map((lack) => ({
        pointer: "/produced_units",
        detail: `needs ${lack.grams} g of ${stock.get(lack.ingredientId)?.name ?? "something"}, and there are ${stock.get(lack.ingredientId)?.on_hand ?? 0}`,
      })),
    ]);
  for (const it of needs) await takeFromLots(db, tenant, { ...it, locationId, kind: "consumption" });
}
