import { sql } from "kysely";
import type { DatasetOrder } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { readConfiguration } from "../world/model/configuration.ts";
import { openBakery } from "../world/model/shop.ts";
import { textsOf } from "../world/model/texts.ts";
import { type Model, openModel } from "../world/state/world.ts";

/** The model that a tenant's dataset stands on. */
export async function modelOfTenant(db: BakeryDb): Promise<Model | undefined> {
  const { rows } = await sql<Pick<DatasetOrder, "configuration" | "locale">>`
    select configuration, locale from overlay.dataset_order()`.execute(db);
  return rows[0] && modelOf(rows[0]);
}

/** Trying out a bakery takes longer than living a day of it, and every tenant of a dataset stands on the same model. */
const models = new Map<string, Model>();
const MOST_MODELS = 30;

export function modelOf({ configuration, locale }: Pick<DatasetOrder, "configuration" | "locale">): Model {
  const key = JSON.stringify([locale, configuration]);
  const known = models.get(key);
  if (known) return known;
  const oldest = models.keys().next().value;
  if (oldest !== undefined && models.size >= MOST_MODELS) models.delete(oldest);
  const model = openModel(openBakery(readConfiguration(configuration), locale), textsOf(locale));
  models.set(key, model);
  return model;
}
