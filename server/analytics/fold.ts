import type { Counts } from "./steps.ts";

export interface Foldable extends Counts {
  readonly key: string | null;
  readonly keys: number;
  /** Never a row of its own, however large. */
  readonly is_personal: boolean;
}

export interface Folded {
  readonly shown: readonly Foldable[];
  /** How many keys lie in the rest, and what they come to; undefined where every group is large enough. */
  readonly rest: (Counts & { readonly keys: number }) | undefined;
}

/**
 * Groups of few demos go into one that has enough, so that no row is one person, nor can be had by taking the others from the total. Where even
 * all of them are few there is nothing but the rest.
 *
 * @param groups the largest first
 * @param least as many demos at least
 */
export function foldFew(groups: readonly Foldable[], least: number): Folded {
  const { shown, few } = partFew(groups, least);
  if (few.length === 0) return { shown, rest: undefined };
  return { shown, rest: { ...sumOf(few), keys: few.reduce((sum, it) => sum + it.keys, 0) } };
}

/** The same without adding up: what is shown by itself, and what only together. */
export function partFew<Group extends { readonly demos: number; readonly is_personal?: boolean }>(
  groups: readonly Group[],
  least: number,
): { shown: Group[]; few: Group[] } {
  // Beside nothing else it has nobody to hide among, and keeps its name: how many there were is told anyway.
  if (groups.length === 1 && !groups[0]?.is_personal) return { shown: [...groups], few: [] };
  const isFew = (it: Group) => it.is_personal || it.demos < least;
  const shown = groups.filter((it) => !isFew(it));
  const few = groups.filter(isFew);
  if (few.length === 0) return { shown, few };
  while (few.reduce((sum, it) => sum + it.demos, 0) < least && shown.length > 0) few.push(...shown.splice(-1));
  return { shown, few };
}

function sumOf(groups: readonly Counts[]): Counts {
  const none: Counts = { demos: 0, first_act: 0, three_areas: 0, lead: 0, trial: 0, paid: 0 };
  return groups.reduce(
    (sum, it) => ({
      demos: sum.demos + it.demos,
      first_act: sum.first_act + it.first_act,
      three_areas: sum.three_areas + it.three_areas,
      lead: sum.lead + it.lead,
      trial: sum.trial + it.trial,
      paid: sum.paid + it.paid,
    }),
    none,
  );
}
