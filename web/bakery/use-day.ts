import type { z } from "zod";
import type { Today } from "../../contract/bakery/today.ts";
import { useRead } from "./api.ts";

export type Day = z.output<typeof Today>;

/** Sales arrive while one looks. */
const LIVE_MS = 10_000;

/** The day's money so far, for who may see it. */
export const useDay = (enabled = true) => useRead("GET /workspace/today", { every: LIVE_MS, enabled });
