import type { BakeryRole } from "../../contract/bakery/shared.ts";

/** The screens of a bakery, in their order. */
export const SCREENS = ["today", "production", "sales", "forecasting", "inventory", "suppliers", "team"] as const;
export type ScreenName = (typeof SCREENS)[number];

/** Which screens are for whom, as the API has it. */
export const SCREENS_OF: Readonly<Record<BakeryRole, readonly ScreenName[]>> = {
  owner: SCREENS,
  manager: SCREENS,
  baker: ["today", "production", "forecasting", "inventory"],
  cashier: ["today", "sales", "inventory"],
};

/** They see margins, wages and what was thrown away. */
export const OFFICE: readonly string[] = ["owner", "manager"];
export const isOffice = (role: string): boolean => OFFICE.includes(role);
export const maySee = (role: string, screen: ScreenName): boolean =>
  (SCREENS_OF as Readonly<Record<string, readonly ScreenName[]>>)[role]?.includes(screen) ?? false;

/** The screen of what an alert, an insight or a moment worth seeing calls one; today's where it is none of ours. */
export function screenFor(name: string): ScreenName {
  if (name === "catalogue" || name === "customers") return "sales";
  if (name === "waste" || name === "stock") return "inventory";
  if (name === "calendar" || name === "insights") return "today";
  if (name === "transfers") return "production";
  return SCREENS.find((it) => it === name) ?? "today";
}
