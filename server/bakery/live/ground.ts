import { sql } from "kysely";
import type { DatasetOrder } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { readConfiguration } from "../world/configuration.ts";
import { openBakery } from "../world/shop.ts";
import { textsOf } from "../world/texts.ts";
import { type Ground, openGround } from "../world/world.ts";

/** The ground that a tenant's dataset stands on. */
export async function groundOfTenant(db: BakeryDb): Promise<Ground | undefined> {
  const { rows } = await sql<Pick<DatasetOrder, "configuration" | "locale">>`
    select configuration, locale from overlay.dataset_order()`.execute(db);
  return rows[0] && groundOf(rows[0]);
}

/** Trying out a bakery takes longer than living a day of it, and every tenant of a dataset stands on the same ground. */
const grounds = new Map<string, Ground>();
const MOST_GROUNDS = 30;

export function groundOf({ configuration, locale }: Pick<DatasetOrder, "configuration" | "locale">): Ground {
  const key = JSON.stringify([locale, configuration]);
  const known = grounds.get(key);
  if (known) return known;
  const oldest = grounds.keys().next().value;
  if (oldest !== undefined && grounds.size >= MOST_GROUNDS) grounds.delete(oldest);
  const ground = openGround(openBakery(readConfiguration(configuration), locale), textsOf(locale));
  grounds.set(key, ground);
  return ground;
}
