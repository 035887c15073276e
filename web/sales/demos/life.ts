import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type Timeline = Answered<CoreApi["GET /demo-sessions/:id/timeline"]>;
export type Stay = Timeline["stays"][number];

/** Stays without a longer pause between them. */
export interface Visit {
  readonly stays: readonly Stay[];
  /** Since the visit before; of the first one nothing. */
  readonly awayMs: number | undefined;
}

const VISIT_MS = 30 * 60_000;

/** One visit after the other; what lies between them is folded, however long it was. */
export function visitsOf(stays: readonly Stay[]): readonly Visit[] {
  const visits: Array<{ stays: Stay[]; awayMs: number | undefined }> = [];
  for (const stay of stays) {
    const last = visits.at(-1);
    const away = last ? Date.parse(stay.from) - Date.parse(last.stays.at(-1)?.to ?? stay.from) : undefined;
    if (last && away !== undefined && away <= VISIT_MS) last.stays.push(stay);
    else visits.push({ stays: [stay], awayMs: away });
  }
  return visits;
}

/** Acts with their numbers, by the stay in which they were done; what was done in none belongs to the last before it. */
export function actsByStay(stays: readonly Stay[], acts: Timeline["acts"]): ReadonlyMap<Stay, readonly number[]> {
  const found = new Map<Stay, number[]>();
  acts.forEach((act, index) => {
    const at = Date.parse(act.at);
    const stay =
      stays.find((it) => Date.parse(it.from) <= at && at <= Date.parse(it.to)) ??
      stays.findLast((it) => Date.parse(it.from) <= at) ??
      stays[0];
    if (stay) found.set(stay, [...(found.get(stay) ?? []), index + 1]);
  });
  return found;
}
