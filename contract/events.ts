import { z } from "zod";
import { instant } from "./text.ts";

/** What every announced event has, whichever it is. */
const Announced = z.object({
  event_id: z.uuid(),
  schema_version: z.literal(1),
  session_id: z.uuid(),
  timestamp: instant,
});

const reasoned = (name: string) => Announced.extend({ event_type: z.literal(name), reason: z.string() });

/** The topic exchange on which events are announced, and that of the platform's own. */
export const EXCHANGES = { announced: "demo_sessions", consumed: "tenants" } as const;

/** One schema per routing key of the exchange `demo_sessions`: the documented fields, an id and the version. */
export const EVENTS = {
  "demo.session_created": Announced.extend({
    event_type: z.literal("demo_session_created"),
    scenario: z.string(),
    duration_hours: z.int(),
    lead_email: z.string().nullable(),
    utm_source: z.string().nullable(),
  }),
  "demo.session_extended": Announced.extend({
    event_type: z.literal("demo_session_extended"),
    hours: z.int(),
    expires_at: instant,
  }),
  "demo.session_resumed": Announced.extend({
    event_type: z.literal("demo_session_resumed"),
    expires_at: instant,
  }),
  "demo.session_expired": reasoned("demo_session_expired"),
  "demo.session_terminated": reasoned("demo_session_terminated"),
  "demo.session_converted": Announced.extend({
    event_type: z.literal("demo_session_converted"),
    tenant_id: z.uuid().nullable(),
    scenario: z.string(),
    demo_duration_hours: z.number(),
    features_used: z.array(z.string()),
  }),
  "demo.lead_captured": Announced.extend({
    event_type: z.literal("demo_lead_captured"),
    lead_id: z.uuid(),
    consents: z
      .array(z.enum(["email", "call", "steps"]))
      .meta({ description: "What was ticked; who it is, is asked of the API" }),
  }),
  "demo.session_cleaned": Announced.extend({
    event_type: z.literal("demo_session_cleaned"),
    tenant_id: z.uuid(),
    total_rows: z.int(),
  }),
} as const;

/** What this service listens for on the platform's exchange, by routing key: somebody who had a demo became a customer. */
export const CONSUMED = {
  "tenant.signed_up": z.looseObject({
    event_id: z.uuid().meta({ description: "The same message again is done once" }),
    tenant_id: z.uuid(),
    demo_session_id: z.uuid(),
    stage: z.enum(["signup", "trial", "paid"]).default("signup"),
  }),
} as const;

export type RoutingKey = keyof typeof EVENTS;
export type AnnouncedEvent = z.output<(typeof EVENTS)[RoutingKey]>;
