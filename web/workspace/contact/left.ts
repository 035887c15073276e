import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

/** What somebody left of themselves in their demo. */
export type Left = Answered<CoreApi["GET /demo-sessions/:id/lead"]>;
