import type { z } from "zod";
import type { Forecast } from "../../contract/bakery/forecasting.ts";

export type Guess = z.output<typeof Forecast>;

/** The model of what a person said. */
export const MANUAL = "manual";
