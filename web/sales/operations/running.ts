import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type Running = Answered<CoreApi["GET /operations"]>;
