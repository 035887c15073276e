interface Lot {
  readonly units: number;
  /** Undefined where it came before anybody wrote it down. */
  readonly at: Date | undefined;
}

/** What lies on a shelf, by when it came: shelves are emptied oldest first, so it is what came last. Oldest first. */
export function standingLots(
  units: number,
  newestFirst: ReadonlyArray<{ readonly units: number; readonly at: Date }>,
): Lot[] {
  const lots: Lot[] = [];
  let left = units;
  for (const arrival of newestFirst) {
    const some = Math.min(left, arrival.units);
    if (some > 0) lots.push({ units: some, at: arrival.at });
    left -= some;
  }
  if (left > 0) lots.push({ units: left, at: lots.at(-1)?.at });
  return lots.reverse();
}
