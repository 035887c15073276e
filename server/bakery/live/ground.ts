import type { DatasetOrder } from "../../domain.ts";
import { readConfiguration } from "../world/configuration.ts";
import { openBakery } from "../world/shop.ts";
import { textsOf } from "../world/texts.ts";
import { type Ground, openGround } from "../world/world.ts";

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
