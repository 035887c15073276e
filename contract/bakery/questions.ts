/** What a prospect may say of their own bakery, each only if they like. */
export const QUESTIONS = [
  { name: "own_bakehouse", answers: ["yes", "no"], against: ["no"] },
  { name: "shops", answers: ["1", "2_to_5", "6_or_more"] },
  { name: "region" },
  { name: "till" },
] as const;
