import type { DatasetOrder, GeneratedDataset } from "../../domain.ts";
import { generate } from "../generate.ts";
import { booksOf } from "./books.ts";
import { HARD_CHECKS } from "./hard-checks.ts";
import { contradictedFeatured } from "./sentences/featured-sentences.ts";

const MOST_FINDINGS = 3;

/** Whatever a scenario's data get wrong: the hard checks over one dataset of it. */
export function checkBakery(order: DatasetOrder): string[] {
  return findingsOf(order, generate(order)).map(({ check, found }) => `${check}: ${found}`);
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
