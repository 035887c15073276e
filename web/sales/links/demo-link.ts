import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type DemoLink = Answered<CoreApi["GET /demo-links/:id"]>;
