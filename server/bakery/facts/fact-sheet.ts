import type { DatasetOrder, GeneratedDataset } from "../../domain.ts";
import { generate } from "../generate.ts";
import { booksOf } from "../realism/books.ts";
import { showtimeOf } from "../world/model/calendar.ts";
import { readConfiguration } from "../world/model/configuration.ts";
import { openBakery } from "../world/model/shop.ts";
import { textsOf } from "../world/model/texts.ts";
import { FACTS, type Scene } from "./facts.ts";
import { showcaseOf } from "./showcase.ts";

/** What will be true on screen on a date, at the moment at which a demo of it opens; each with the query that says so. */
export function factSheet(order: DatasetOrder, dataset: GeneratedDataset = generate(order)) {
  const { calendar, products } = openBakery(readConfiguration(order.configuration), order.locale);
  const day = calendar.day(order.dateOn);
  const scene: Scene = {
    books: booksOf(dataset),
    dateOn: order.dateOn,
    now: calendar.at(order.dateOn, showtimeOf(day)),
    calendar,
    texts: textsOf(order.locale),
  };
  return {
    showcase: showcaseOf(scene, products) ?? null,
    date: order.dateOn,
    at: scene.now.toISOString(),
    facts: FACTS.map(({ fact, query, tell }) => ({ fact, ...tell(scene), query: query(order.dateOn) })),
    featured: (dataset.featured ?? []).map((entry) => ({
      feature: entry.feature,
      title: entry.title,
      screen: entry.screen,
      entity_id: entry.entityId,
      due: entry.due,
    })),
  };
}
