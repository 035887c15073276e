import { z } from "zod";
import { describe } from "./endpoint.ts";
import { EVENTS, type RoutingKey } from "./events.ts";
import { page } from "./session.ts";
import { givenInstant, instant, text } from "./text.ts";

const RoutingKeys = z.enum(Object.keys(EVENTS) as [RoutingKey, ...RoutingKey[]]);

const Webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(z.string()).meta({ description: "Empty: all" }),
  state: z.enum(["active", "failing", "disabled"]),
  disabled_why: z.enum(["gone", "failing", "by_hand"]).nullable().meta({
    description: "`gone`: it answered 410; `failing`: nothing arrived for five days",
  }),
  failures: z.int().meta({ description: "In a row" }),
  failing_since: instant.nullable(),
  waiting: z.int(),
  missed: z.int().meta({ description: "Deliveries of the last seven days that were given up" }),
  last_delivered_at: instant.nullable(),
  created_by: z.string(),
  created_at: instant,
  version: z.int(),
});

const WithSecret = Webhook.extend({
  secret: z.string().meta({ description: "`whsec_...`, shown here only (Standard Webhooks)" }),
});

const Url = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .meta({ description: "https, of an address that anybody can reach; without user and password" });

const Attempt = z.object({
  at: instant,
  status: z.int().nullable(),
  error: z.string().nullable(),
  ms: z.int(),
  request_headers: z.record(z.string(), z.string()),
  answer: z.string().meta({ description: "Its first 500 characters" }),
});

const Delivery = z.object({
  id: z.uuid(),
  event_id: z.uuid(),
  routing_key: z.string(),
  payload: z.looseObject({}),
  state: z.enum(["waiting", "delivered", "failed"]),
  attempts: z.int(),
  next_try_at: instant.nullable(),
  created_at: instant,
  finished_at: instant.nullable(),
  log: z.array(Attempt),
});

const Id = z.object({ id: z.uuid() });
const NewWebhook = z
  .strictObject({ url: Url, description: text(200).optional(), events: z.array(RoutingKeys).max(50).default([]) })
  .meta({ example: { url: "https://hooks.example.org/demos", events: ["demo.session_converted"] } });

export const webhookApi = describe({
  "GET /webhooks": {
    summary: "Who is told of events by HTTP",
    description: "For operators.",
    tag: "Webhooks",
    answers: { 200: page(Webhook) },
  },
  "POST /webhooks": {
    hasSecret: true,
    summary: "Tell somebody of events by HTTP",
    description:
      "A POST for each event, signed as Standard Webhooks has it: `webhook-id` is the event's, `webhook-timestamp`, `webhook-signature`. An answer of 2xx within 15 s is a delivery; else it is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. 410 disables it at once, five days of failures as well.",
    tag: "Webhooks",
    body: NewWebhook,
    answers: { 201: WithSecret },
  },
  "PATCH /webhooks/:id": {
    summary: "Change where it goes, of what it tells, or whether it does",
    tag: "Webhooks",
    params: Id,
    body: z
      .strictObject({
        version: z.int().min(1),
        url: Url.optional(),
        description: text(200).nullable().optional(),
        events: z.array(RoutingKeys).max(50).optional(),
        is_active: z.boolean().optional(),
      })
      .meta({ example: { version: 1, is_active: false } }),
    answers: { 200: Webhook },
  },
  "DELETE /webhooks/:id": {
    summary: "Tell them no more, and forget what they were told",
    tag: "Webhooks",
    params: Id,
    answers: { 200: Id },
  },
  "POST /webhooks/:id/secret": {
    hasSecret: true,
    summary: "Make its secret anew",
    description: "For a day both sign.",
    tag: "Webhooks",
    params: Id,
    answers: { 200: WithSecret },
  },
  "POST /webhooks/:id/test": {
    summary: "Send an event of nothing, at once",
    description: "`demo.test`; answered with what came of it.",
    tag: "Webhooks",
    params: Id,
    answers: { 200: Attempt },
  },
  "POST /webhooks/:id/replay": {
    summary: "Tell it again of what was announced since a moment",
    description: "Of the last seven days; under the same event ids.",
    tag: "Webhooks",
    params: Id,
    body: z.strictObject({ since: givenInstant }).meta({ example: { since: "2026-11-28T08:00:00Z" } }),
    answers: { 200: z.object({ replayed: z.int() }) },
  },
  "GET /webhooks/:id/deliveries": {
    summary: "What it was told, the newest first",
    tag: "Webhooks",
    params: Id,
    query: z.object({
      state: z.enum(["waiting", "delivered", "failed"]).optional(),
      limit: z.coerce.number<number>().int().min(1).max(100).default(50),
    }),
    answers: { 200: page(Delivery) },
  },
  "POST /webhooks/deliveries/:id/resend": {
    summary: "Send one again, at once",
    tag: "Webhooks",
    params: Id,
    answers: { 200: Delivery },
  },
});
