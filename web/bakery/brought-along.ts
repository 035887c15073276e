/* What somebody set on the landing page, for the demo that they open in this tab. */

interface Brought {
  readonly product_id: string;
  readonly day_on: string;
  /** What the page said before. */
  readonly planned: number;
  readonly pieces: number;
}

const KEY = "brought_along";

export const bringAlong = (it: Brought): void => sessionStorage.setItem(KEY, JSON.stringify(it));

export const hasBroughtAlong = (): boolean => sessionStorage.getItem(KEY) !== null;

/** Once. */
export function takeBroughtAlong(): Brought | undefined {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Brought);
}
