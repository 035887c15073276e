import type { DatasetOrder } from "../server/domain.ts";

/** Never comes to an end for a seed of 0, as a mistake in a world's rules once did; a name for any other. */
export function preview({ seed }: DatasetOrder): { readonly name: string } {
  while (seed === 0);
  return { name: `seed ${seed}` };
}
