/** Of a demo's people; which there are is the product's to say. */
export type Role = string;
export type ScreenName = "today" | "sales" | "forecasting" | "production" | "inventory" | "suppliers" | "team" | "demo";

const EVERYTHING: readonly ScreenName[] = [
  "today",
  "sales",
  "forecasting",
  "production",
  "inventory",
  "suppliers",
  "team",
  "demo",
];

/** Which screens are for whom, as the API has it. */
const SCREENS: Readonly<Record<Role, readonly ScreenName[]>> = {
  owner: EVERYTHING,
  manager: EVERYTHING,
  baker: ["today", "forecasting", "production", "inventory", "demo"],
  cashier: ["today", "sales", "inventory", "demo"],
};

export const screensOf = (role: Role): readonly ScreenName[] => SCREENS[role] ?? [];
export const isOffice = (role: Role): boolean => role === "owner" || role === "manager";

/** The screen of what an alert, an insight or a moment worth seeing calls one; today's where it is none of ours. */
export function screenFor(name: string): ScreenName {
  if (name === "catalogue" || name === "customers") return "sales";
  if (name === "waste" || name === "stock") return "inventory";
  if (name === "calendar" || name === "insights") return "today";
  if (name === "transfers") return "production";
  return EVERYTHING.find((it) => it === name) ?? "today";
}
