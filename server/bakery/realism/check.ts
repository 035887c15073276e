import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { booksOf } from "./books.ts";
import { HARD_CHECKS } from "./hard-checks.ts";

const MOST_FINDINGS = 3;

/** Whatever a scenario's data get wrong: the hard checks over one dataset of it. */
export function checkBakery(order: DatasetOrder): string[] {
  const books = booksOf(generate(order));
  return HARD_CHECKS.flatMap((check) =>
    check
      .find(books)
      .slice(0, MOST_FINDINGS)
      .map((found) => `${check.id}, ${check.claim}: ${found}`),
  );
}
