/** Where a person may be, in the order in which they go. */
export const STAGES = ["new", "contacted", "trial", "paid", "lost"] as const;
export type Stage = (typeof STAGES)[number];

/** Why somebody is lost. */
export const REASONS = ["price", "timing", "other_product", "no_answer", "not_a_fit", "other"] as const;
export type Reason = (typeof REASONS)[number];

/** What came of a call. */
export const OUTCOMES = ["spoke", "no_answer", "another_day", "not_interested"] as const;
