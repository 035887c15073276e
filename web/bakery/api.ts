import type { BakeryApi } from "../../contract/bakery/api.ts";
import { clientOf } from "../api/client.ts";

/** The routes of the bakery. */
export const { ask, useRead, useAct, useWaiting } = clientOf<BakeryApi>();
