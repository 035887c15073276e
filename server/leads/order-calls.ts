interface Callable {
  readonly next_step_at: string | null;
  readonly engagement: { readonly score: number } | null;
}

/** Who was promised a call today or before comes by its hour, then the others by their score. @param now by whose day today is, in `timeZone` */
export function byHourAndScore(now: Date, timeZone: string): (one: Callable, other: Callable) => number {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone });
  const today = day.format(now);
  const hourOf = ({ next_step_at }: Callable): number =>
    next_step_at !== null && day.format(new Date(next_step_at)) <= today ? Date.parse(next_step_at) : Infinity;
  const scoreOf = ({ engagement }: Callable): number => engagement?.score ?? -1;
  return (one, other) => {
    const [hour, otherHour] = [hourOf(one), hourOf(other)];
    return hour === otherHour ? scoreOf(other) - scoreOf(one) : hour - otherHour;
  };
}
