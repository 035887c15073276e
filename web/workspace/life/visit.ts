import { useEffect } from "react";
import type { Change } from "../../product.ts";

/*
 * What this browser remembers of a demo, for its end: by then the demo can be asked nothing any more. From when to when somebody was
 * there, and what had been changed.
 */

export interface Visit {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
}

const keyOf = (session: string): string => `visit:${session}`;

export function readVisit(session: string): Visit | undefined {
  const kept = localStorage.getItem(keyOf(session));
  return kept === null ? undefined : (JSON.parse(kept) as Visit);
}

/** Remembers a visit as it goes on. */
export function useVisit(session: string, changes: readonly Change[] | undefined): void {
  useEffect(() => {
    if (!changes) return;
    const at = new Date().toISOString();
    const visit: Visit = { from: readVisit(session)?.from ?? at, to: at, changes };
    localStorage.setItem(keyOf(session), JSON.stringify(visit));
  }, [session, changes]);
}
