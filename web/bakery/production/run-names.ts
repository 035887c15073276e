/** In the order of the day. */
export const RUNS = ["night", "midday", "afternoon"] as const;
