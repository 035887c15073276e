/** What is still to happen on a day, in order. */
export interface Agenda {
  /** @param rank of things of the same second, the lower first */
  plan(second: number, rank: number, act: () => void): void;
  /** Lets happen what is later than `after` and not later than `until`; what happens may plan more. */
  run(after: number, until: number, happened: (what: Happened) => void): void;
}

/** What something that happened was, by its rank, and when. */
export interface Happened {
  readonly second: number;
  readonly rank: number;
}

interface Entry extends Happened {
  readonly act: () => void;
}

export function openAgenda(): Agenda {
  let entries: Entry[] = [];
  let isSorted = false;
  const isBefore = (one: Entry, other: Entry) =>
    one.second < other.second || (one.second === other.second && one.rank <= other.rank);
  return {
    plan(second, rank, act) {
      const entry = { second, rank, act };
      if (!isSorted) entries.push(entry);
      else {
        const at = entries.findIndex((it) => !isBefore(it, entry));
        entries.splice(at < 0 ? entries.length : at, 0, entry);
      }
    },
    run(after, until, happened) {
      entries = entries.filter((it) => it.second > after);
      entries.sort((one, other) => one.second - other.second || one.rank - other.rank);
      isSorted = true;
      for (let next = entries.shift(); next && next.second <= until; next = entries.shift()) {
        next.act();
        happened(next);
      }
    },
  };
}
