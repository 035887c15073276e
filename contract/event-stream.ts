import { z } from "zod";
import { describe } from "./endpoint.ts";

const Announced = z.object({
  id: z.uuid(),
  routing_key: z.string(),
  payload: z.looseObject({}).meta({ description: "As `/asyncapi.json` describes it" }),
});

export const eventStreamApi = describe({
  "GET /events/stream": {
    scope: "events:read",
    summary: "What is announced, as it happens",
    description:
      "The same as on RabbitMQ, also where there is none, for operators and keys for `events:read`. Whoever accepts `text/event-stream` is told as it happens, by Server-Sent Events named by their routing keys; it ends after five minutes, and is asked for again. `Last-Event-ID` says how far somebody was, within the last seven days; an event may come twice, under the same id. Else it is what came since, 500 at most.",
    tag: "Operations",
    headers: z.object({ "last-event-id": z.uuid().optional() }),
    answers: { 200: z.object({ items: z.array(Announced) }) },
  },
});
