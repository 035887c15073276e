import { useEffect } from "react";
import type { officeApi } from "../../contract/bakery/office.ts";
import type { Answered } from "../../contract/endpoint.ts";

/** What the bakery's own insights say could have been gained in four weeks, in cents a month. */
export interface Gain {
  readonly soldOut: number;
  readonly leftOver: number;
}

type Insight = Answered<(typeof officeApi)["GET /workspace/insights"]>["items"][number];

const keyOf = (session: string): string => `gain:${session}`;
const MONTH_DAYS = 30;
const WEEKS_DAYS = 28;

export function readGain(session: string): Gain | undefined {
  const kept = localStorage.getItem(keyOf(session));
  return kept === null ? undefined : (JSON.parse(kept) as Gain);
}

/** Keeps it for the demo's end, when nothing can be asked any more. */
export function useKeptGain(session: string, insights: readonly Insight[]): void {
  useEffect(() => {
    if (insights.length === 0) return;
    const of = (kind: string) =>
      Math.round(
        (insights.reduce((sum, it) => sum + (it.kind === kind ? (it.value_cents ?? 0) : 0), 0) * MONTH_DAYS) /
          WEEKS_DAYS,
      );
    const gain: Gain = { soldOut: of("sold_out_opportunity"), leftOver: of("waste_saving") };
    localStorage.setItem(keyOf(session), JSON.stringify(gain));
  }, [session, insights]);
}
