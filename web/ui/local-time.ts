const LOCAL = "sv-SE";

/** An instant as a place's clock shows it, the way a date and time field writes it: `2026-11-23T17:42`. */
export function toLocal(instant: Date, timeZone: string): string {
  return instant.toLocaleString(LOCAL, { timeZone }).replace(" ", "T").slice(0, 16);
}

/**
 * The instant at which a place's clock shows that. An hour that is skipped in spring is the one after, one that comes twice in autumn
 * the first.
 */
export function fromLocal(local: string, timeZone: string): Date {
  const asUtc = new Date(`${local}Z`).getTime();
  const offsetAt = (instant: number) => new Date(`${toLocal(new Date(instant), timeZone)}Z`).getTime() - instant;
  const first = asUtc - offsetAt(asUtc);
  const [earlier, later] = [asUtc - offsetAt(first - HOUR_MS), asUtc - offsetAt(first + HOUR_MS)].sort((a, b) => a - b);
  const matches = [earlier, later].find((it) => it !== undefined && toLocal(new Date(it), timeZone) === local);
  return new Date(matches ?? later ?? first);
}

const HOUR_MS = 3_600_000;
