import { useToday } from "../workspace/demo.tsx";
import { useRead } from "./api.ts";
import type { Day } from "./day-ribbon.tsx";

const LIVE_MS = 10_000;
const SELDOM_MS = 60_000;

/** Today, as it lives. */
export const useRibbonOfToday = () => {
  const today = useToday();
  return useRead("GET /workspace/days", { query: { from: today, to: today }, every: LIVE_MS });
};

/** Today and the six days after it. */
export const useWeek = (): readonly Day[] | undefined =>
  useRead("GET /workspace/days", { every: SELDOM_MS }).data?.items;
