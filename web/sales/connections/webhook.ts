import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type Webhook = Answered<CoreApi["GET /webhooks"]>["items"][number];
