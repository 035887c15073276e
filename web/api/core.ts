import type { CoreApi } from "../../contract/api.ts";
import { clientOf } from "./client.ts";

/** The routes of the service itself. */
export const { ask, useRead, useAct } = clientOf<CoreApi>();
