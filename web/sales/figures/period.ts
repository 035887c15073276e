/** Whom the figures are about, as it stands in the address. */
export interface Wanted {
  readonly days?: number;
  readonly scenario?: string;
  readonly source?: string;
  readonly owner?: string;
}

export const DAYS = [7, 30, 90, 365] as const;
export const DEFAULT_DAYS = 30;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value.slice(0, 100) : undefined;

/** What is none is left out, so that an old address still opens. */
export function readWanted(search: Record<string, unknown>): Wanted {
  const days = DAYS.find((it) => it === Number(search["days"]));
  const [scenario, source, owner] = [text(search["scenario"]), text(search["source"]), text(search["owner"])];
  return {
    ...(days && days !== DEFAULT_DAYS && { days }),
    ...(scenario && { scenario }),
    ...(source && { source }),
    ...(owner && { owner }),
  };
}

const STEPS = ["demos", "first_act", "three_areas", "lead", "trial", "paid"] as const;

/** Whom of them: who came to a step, or who came to the one before and stopped. */
export interface WhoWanted extends Wanted {
  readonly step: (typeof STEPS)[number];
  readonly stopped?: "before";
}

export const readWhoWanted = (search: Record<string, unknown>): WhoWanted => ({
  ...readWanted(search),
  step: STEPS.find((it) => it === search["step"]) ?? "demos",
  ...(search["stopped"] === "before" && { stopped: "before" as const }),
});

/** As the API is asked; the days are those of the service's calendar, and the last is today. */
export const queryOf = ({ days = DEFAULT_DAYS, scenario, source, owner }: Wanted) => ({
  days,
  compare: "previous" as const,
  ...(scenario && { scenario }),
  ...(source && { source }),
  ...(owner && { owner }),
});
