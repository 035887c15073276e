import { z } from "zod";
import { describe } from "./endpoint.ts";
import { instant, text } from "./text.ts";

const Block = z.object({
  id: z.uuid(),
  prefix: z.string(),
  reason: z.string(),
  by: z.string(),
  created_at: instant,
  until: instant,
});

const Operations = z.object({
  at: instant,
  cleanup: z.object({
    overdue: z.int().meta({ description: "Live sessions past their end that no job has expired yet" }),
    waiting_for_deletion: z.int(),
    oldest_waiting_since: instant.nullable(),
    deleted_last_24_hours: z.int(),
    orphans: z.int().meta({ description: "Tenants that no session needs; 0 at rest" }),
    is_late: z.boolean(),
  }),
  deliveries: z.object({
    unpublished: z.int().meta({ description: "Announced events that nobody was told of yet" }),
    oldest_unpublished_at: instant.nullable(),
    parked: z.int().meta({ description: "Of them given up after five tries, until somebody looks" }),
    unheard: z.int().meta({ description: "Of them those that no queue is bound for" }),
    last_error: z.string().nullable(),
    broker: z.enum(["in_process", "connected", "blocked", "away"]).meta({
      description: "`in_process`: none is configured; `blocked`: it takes nothing for now",
    }),
    failed: z.array(z.object({ queue: z.string(), n: z.int(), last_at: instant, last_message: z.string().nullable() })),
  }),
  shared_limits: z.enum(["in_process", "connected", "away"]).meta({
    description: "Redis. `in_process`: none is configured; `away`: each replica counts limits by itself",
  }),
  addresses: z
    .array(z.object({ prefix: z.string(), live: z.int(), last_24_hours: z.int(), blocked_until: instant.nullable() }))
    .meta({ description: "From where most demos were opened in the last day, /24 or /48" }),
  blocks: z.array(Block),
});

export const operationsApi = describe({
  "GET /operations": {
    summary: "How the service runs",
    description: "For operators.",
    tag: "Operations",
    answers: { 200: Operations },
  },
  "POST /operations/blocks": {
    summary: "Let nobody from an address open a demo for a while",
    description: "Demos that are open go on; whoever of the team is signed in is not held back.",
    tag: "Operations",
    body: z
      .strictObject({
        prefix: z.string().trim().max(49).meta({ description: "`203.0.113.0/24`; not wider than /16, of IPv6 /32" }),
        hours: z.int().min(1).max(720),
        reason: text(300),
      })
      .meta({ example: { prefix: "203.0.113.0/24", hours: 24, reason: "Opens and ends demos by script" } }),
    answers: { 201: Block },
  },
  "DELETE /operations/blocks/:id": {
    summary: "Let them again",
    tag: "Operations",
    params: z.object({ id: z.uuid() }),
    answers: { 200: z.object({ id: z.uuid() }) },
  },
  "POST /operations/outbox/retry": {
    summary: "Try again at once what waits to be announced, and what was given up",
    tag: "Operations",
    answers: { 200: z.object({ retried: z.int() }) },
  },
  "POST /operations/jobs/retry": {
    summary: "Try again what has failed for good",
    tag: "Operations",
    body: z.strictObject({ queue: text(100) }).meta({ example: { queue: "teardown" } }),
    answers: { 200: z.object({ queue: z.string(), retried: z.int() }) },
  },
});
