interface Hour {
  readonly starts_at: string;
  readonly ends_at: string;
  readonly typical_units: number;
}

/**
 * When what is left of something will have been sold, if it sells through the day as everything does on a normal one.
 *
 * @param perDay pieces of it that a day sells
 * @returns the time, to ten minutes, and the share of what the day still wants that is there; undefined where it lasts until closing
 */
export function runsOutAt(
  left: number,
  perDay: number,
  hours: readonly Hour[],
  now: Date,
): { readonly at: Date; readonly share: number } | undefined {
  const all = hours.reduce((sum, it) => sum + it.typical_units, 0);
  if (all === 0) return undefined;
  const wantedIn = ({ starts_at, ends_at, typical_units }: Hour): number => {
    const [from, to] = [Date.parse(starts_at), Date.parse(ends_at)];
    const rest = Math.min(1, Math.max(0, (to - Math.max(from, now.getTime())) / (to - from)));
    return ((perDay * typical_units) / all) * rest;
  };
  const wanted = hours.reduce((sum, it) => sum + wantedIn(it), 0);
  if (left >= wanted) return undefined;
  let rest = left;
  for (const hour of hours) {
    const some = wantedIn(hour);
    if (some > rest) {
      const from = Math.max(Date.parse(hour.starts_at), now.getTime());
      const at = from + (rest / some) * (Date.parse(hour.ends_at) - from);
      return { at: new Date(Math.round(at / STEP_MS) * STEP_MS), share: left / wanted };
    }
    rest -= some;
  }
  return undefined;
}

const STEP_MS = 600_000;
