import { sql } from "kysely";
import type { z } from "zod";
import { type BakeSheet, productionApi } from "../../../contract/bakery/production.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant, WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { modelOfTenant } from "../live/model.ts";
import { addDays } from "../world/model/day.ts";
import { RUNS, type Run, startOf } from "../world/rules/production.ts";
import { eveningOf } from "../world/simulate-day.ts";
import type { Model } from "../world/state/world.ts";
import { planProvisionally, type RunOfProduct } from "./provisional.ts";
import { selectPlans } from "./queries.ts";
import { doughOf, type Water, waterIn } from "./water.ts";

type Sheet = z.input<typeof BakeSheet>;

/** The sheet on the bakehouse's wall. */
export function sheetRoute(app: WorkspaceApp): void {
  serve(app, productionApi, "GET /workspace/production/sheet", ({ visit, query }) =>
    visit.read((db: BakeryDb, tenant) => selectSheet(db, tenant, query.day_on ?? addDays(today(tenant), 1))),
  );
}

async function selectSheet(db: BakeryDb, tenant: Tenant, dayOn: string): Promise<Sheet> {
  const model = await modelOfTenant(db);
  const made = await selectPlans(db, { from: dayOn, to: dayOn });
  const isProvisional = made.length === 0 && dayOn > today(tenant);
  const planned: RunOfProduct[] = isProvisional
    ? model
      ? await planProvisionally(db, tenant, model, dayOn)
      : []
    : made.map((it) => ({ ...it, run: it.run as RunOfProduct["run"] }));
  const { rows: products } = await sql<{ id: string; name: string }>`
    select id, name from products`.execute(db);
  const { rows: recipe } = await sql<RecipeLine>`
    select l.product_id, l.ingredient_id, i.name as ingredient_name, l.grams
      from recipe_lines l join ingredients i on i.id = l.ingredient_id where i.is_food`.execute(db);
  const water = waterIn(model);
  return {
    day_on: dayOn,
    is_open: await isOpenOn(db, model, dayOn),
    is_provisional: isProvisional,
    settles_at: isProvisional && model ? iso(settledAt(model, dayOn)) : null,
    lines: linesOf(planned, new Map(products.map((it) => [it.id, it.name])), recipe, water),
    runs: (await selectRuns(db, dayOn, model?.bakery.calendar.day(dayOn).earlier ?? 0)).map((it) => ({
      ...it,
      water_grams: waterOfRun(planned, it.run, water),
    })),
    ingredients: ingredientsOf(planned, recipe),
  };
}

/** On the evening before, when it is known what is left over. */
function settledAt({ bakery: { calendar } }: Model, dayOn: string): Date {
  const before = calendar.day(addDays(dayOn, -1));
  return calendar.at(before.date, eveningOf(before) / 60);
}

/** By the calendar; beyond the days that were written, by its rules. */
async function isOpenOn(db: BakeryDb, model: Model | undefined, dayOn: string): Promise<boolean> {
  const days = await db.selectFrom("calendar_days").select("is_open").where("day_on", "=", dayOn).execute();
  return days.length > 0 ? days.some((it) => it.is_open) : model?.bakery.calendar.day(dayOn).isOpen === true;
}

const waterOfRun = (planned: readonly RunOfProduct[], run: Run, water: Water): number =>
  Math.round(
    planned.reduce((sum, it) => sum + (it.run === run ? (water.get(it.product_id) ?? 0) * it.planned_units : 0), 0),
  );

/**
 * When the oven is lit for each run, and which bakers are on shift then.
 *
 * @param earlier minutes by which the night begins before its usual hour
 */
async function selectRuns(
  db: BakeryDb,
  dayOn: string,
  earlier: number,
): Promise<Array<Omit<Sheet["runs"][number], "water_grams">>> {
  const { rows } = await sql<{ run: Run; lit_at: Date; bakers: string[] }>`
    select run, lit_at, array(select m.name from shifts s join team_members m on m.id = s.team_member_id
                               where s.shift_on = ${dayOn} and m.role = 'baker' and s.starts_at <= lit_at and s.ends_at > lit_at
                               order by m.id) as bakers
      from (select run, (${dayOn}::date + make_interval(mins => minute)) at time zone l.time_zone as lit_at
              from unnest(${RUNS}::text[], ${RUNS.map((it) => startOf(it, { earlier }))}::int[]) it(run, minute),
                   (select time_zone from locations where bakes order by id limit 1) l) runs`.execute(db);
  return rows.map((it) => ({ ...it, lit_at: iso(it.lit_at) }));
}

interface RecipeLine {
  readonly product_id: string;
  readonly ingredient_id: string;
  readonly ingredient_name: string;
  readonly grams: number;
}

function linesOf(
  planned: readonly RunOfProduct[],
  names: ReadonlyMap<string, string>,
  recipe: readonly RecipeLine[],
  water: Water,
): Sheet["lines"] {
  return planned.map(({ run, product_id, planned_units }) => {
    const piece = recipe.filter((it) => it.product_id === product_id).reduce((sum, it) => sum + it.grams, 0);
    const dough_grams = doughOf(water, product_id, piece, planned_units);
    return { run, product_id, product_name: names.get(product_id) ?? "", planned_units, dough_grams };
  });
}

function ingredientsOf(planned: readonly RunOfProduct[], recipe: readonly RecipeLine[]): Sheet["ingredients"] {
  const sums = new Map<string, Sheet["ingredients"][number]>();
  for (const { run, product_id, planned_units } of planned)
    for (const { ingredient_id, ingredient_name, grams } of recipe.filter((it) => it.product_id === product_id)) {
      const sum = sums.get(`${run} ${ingredient_id}`);
      const more = planned_units * grams;
      sums.set(`${run} ${ingredient_id}`, { run, ingredient_id, ingredient_name, grams: (sum?.grams ?? 0) + more });
    }
  return [...sums.values()]
    .map((it) => ({ ...it, grams: Math.round(it.grams) }))
    .sort((one, other) => other.grams - one.grams);
}
