import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { rememberUse } from "../rules/pantry.ts";
import type { World } from "../state/world.ts";
import { forecastWeek } from "./forecast-week.ts";
import { measureDay } from "./measure-day.ts";
import { orderForTheRounds } from "./ordering.ts";
import { planTomorrow } from "./plan-tomorrow.ts";
import { throwAwayExpired } from "./stockroom.ts";

/** When the shop is tidied up: what the day was is measured, what is missing is ordered, and tomorrow is planned. */
export function evening(world: World, day: ShopDay, second: number): void {
  if (day.isOpen) for (const shop of world.shops) measureDay(world, shop, day, second);
  throwAwayExpired(world, day, second);
  for (const stock of world.bakehouse.pantry.values()) rememberUse(stock);
  orderForTheRounds(world, day, second);
  for (const shop of world.shops) forecastWeek(world, shop, day, second);
  planTomorrow(world, addDays(day.date, 1), day, second);
}
