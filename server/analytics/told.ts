import { sql } from "kysely";
import { FEW } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import { foldFew } from "./fold.ts";
import { HAS_NAME, isIn, type Population } from "./population.ts";
import { type By, selectStepsBy } from "./steps-by.ts";

/** What decides whether of a population more than its size is told. */
export interface Size {
  readonly demos: number;
  /** Of them, with something that says whose they are. */
  readonly named: number;
}

const FILTERS: Readonly<Record<By, keyof Population>> = { source: "utmSource", link: "linkId", owner: "ownerId" };
const filtersOf = (of: Population): By[] =>
  (Object.keys(FILTERS) as By[]).filter((by) => of[FILTERS[by]] !== undefined);

/** Whether so few, among whom one has a name, are too few. */
export const isFew = ({ demos, named }: Size, of: Population): boolean =>
  demos < FEW && (named > 0 || filtersOf(of).length > 0);

/**
 * Whether it may be told what they did. What one link, source or person of the team brought is told only where a list of all of them would have it as a row
 * of its own: otherwise it, or what is left of the list, would be one person's.
 */
export async function mayBeTold(db: Db, of: Population, size: Size): Promise<boolean> {
  if (isFew(size, of)) return false;
  for (const by of filtersOf(of)) {
    const { [FILTERS[by]]: key, ...all } = of;
    const groups = (await selectStepsBy(db, all as Population)).filter((it) => it.by === by);
    if (!foldFew(groups, FEW).shown.some((it) => it.key === key)) return false;
  }
  return true;
}

export async function selectSize(db: Db, of: Population): Promise<Size> {
  const { rows } = await sql<Size>`
    select count(*)::int as demos, count(*) filter (where ${HAS_NAME})::int as named from demo_sessions where ${isIn(of)}`.execute(
    db,
  );
  return rows[0] ?? { demos: 0, named: 0 };
}
