/** Where a person may be, in the order in which they go. */
export const STAGES = ["new", "contacted", "trial", "paid", "lost"] as const;
export type Stage = (typeof STAGES)[number];

/** What came of a call. */
export const OUTCOMES = ["spoke", "no_answer", "another_day", "not_interested"] as const;
