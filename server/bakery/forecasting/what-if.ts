import { sql } from "kysely";
import type { z } from "zod";
import { forecastingApi, type WhatIf, type WhatIfItem } from "../../../contract/bakery/forecasting.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { HOLIDAY_DEMAND } from "../world/model/calendar.ts";
import { addDays } from "../world/model/day.ts";
import { FESTIVE } from "../world/rules/demand.ts";
import { CATEGORIES } from "../world/rules/menu.ts";
import { rainFactor, warmthWanted } from "../world/rules/weather.ts";
import { selectForecasts } from "./queries.ts";

type Asked = z.output<typeof WhatIf>;

const BUSY = 1.2;
const RAIN = { condition: "rain", maxCelsius: 15, rainMillimetres: 5 } as const;

/**
 * How much more, or less, of a category is wanted than the forecast says: by the same factors that the simulated bakery is lived
 * with (fewer people in the rain, who take more hot drinks; holidays that sell 0.7 of their weekday, and sweeter things, which the
 * forecast of a holiday knows already).
 */
function whatIfFactor(asked: Asked, category: string, isHoliday: boolean): number {
  if (asked === "busy") return BUSY;
  if (asked === "rain") return rainFactor(RAIN) * (category === "drinks" ? warmthWanted(RAIN) : 1);
  if (isHoliday) return 1;
  const index = (CATEGORIES as readonly string[]).indexOf(category);
  return HOLIDAY_DEMAND * (FESTIVE[index] ?? 1);
}

export function whatIfRoute(app: WorkspaceApp): void {
  listRoute(app, forecastingApi, "GET /workspace/forecasts/what-if", async (db, { tenant, query }) => {
    const day = query.day_on ?? addDays(today(tenant), 1);
    // More pieces on the counter bring nobody in: what is asked for stays what the model says, whatever a person has it baked.
    const forecasts = await selectForecasts(db, { from: day, to: day }, "model");
    const { rows } = await sql<{ id: string; category: string; price_cents: number }>`
        select p.id, p.category, coalesce((select r.price_cents from price_revisions r where r.product_id = p.id
                                            order by r.valid_from desc limit 1), p.price_cents) as price_cents
          from products p`.execute(db);
    const isHoliday = await isHolidayOn(db, day);
    const products = new Map(rows.map((it) => [it.id, it]));
    const items = new Map<string, z.input<typeof WhatIfItem>>();
    for (const { product_id, product_name, predicted_units } of forecasts) {
      const { category = "", price_cents = 0 } = products.get(product_id) ?? {};
      const wanted = predicted_units * whatIfFactor(query.what_if, category, isHoliday);
      const sum = items.get(product_id);
      items.set(product_id, {
        product_id,
        product_name,
        predicted_units: (sum?.predicted_units ?? 0) + predicted_units,
        what_if_units: (sum?.what_if_units ?? 0) + wanted,
        difference_cents: (sum?.difference_cents ?? 0) + Math.round((wanted - predicted_units) * price_cents),
      });
    }
    return [...items.values()];
  });
}

async function isHolidayOn(db: BakeryDb, day: string): Promise<boolean> {
  const found = await db
    .selectFrom("calendar_days")
    .select("id")
    .where("day_on", "=", day)
    .where("holiday", "is not", null)
    .executeTakeFirst();
  return found !== undefined;
}
