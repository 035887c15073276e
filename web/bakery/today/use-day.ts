import type { z } from "zod";
import type { Today } from "../../../contract/bakery/today.ts";
import { useRead } from "../api.ts";

export type Day = z.output<typeof Today>;

/** Sales arrive while one looks. */
const LIVE_MS = 10_000;

/** The day so far. */
export const useDay = () => useRead("GET /workspace/today", { every: LIVE_MS });
