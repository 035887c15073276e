import type { CheckedDataset, DatasetOrder, GeneratedDataset } from "../../domain.ts";
import { generate } from "../generate.ts";
import { booksOf } from "./books.ts";
import { HARD_CHECKS } from "./hard-checks.ts";
import { contradictedFeatured } from "./sentences/featured-sentences.ts";

const MOST_FINDINGS = 3;

/** Whatever a scenario's data get wrong, by the hard checks over one dataset of it; and what there is in that. */
export function checkBakery(order: DatasetOrder): CheckedDataset {
  const dataset = generate(order);
  return {
    findings: findingsOf(order, dataset).map(({ check, found }) => `${check}: ${found}`),
    rowCounts: Object.fromEntries(dataset.tables.map((it) => [it.name, it.rows.length])),
    featured: dataset.featured ?? [],
  };
}

/** What the hard checks, and the cards of the landing page, come to. */
export function findingsOf(order: DatasetOrder, dataset: GeneratedDataset, books = booksOf(dataset)) {
  const ofRows = HARD_CHECKS.flatMap(({ id, claim, find }) =>
    find(books)
      .slice(0, MOST_FINDINGS)
      .map((found) => ({ check: `${id}, ${claim}`, found })),
  );
  const cards = contradictedFeatured(dataset, books, order);
  return [...ofRows, ...cards.map((found) => ({ check: "S3, what the landing page promises is there", found }))];
}
