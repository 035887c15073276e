import { z } from "zod";
import { describe } from "./endpoint.ts";
import { SessionId } from "./session.ts";
import { Phone } from "./staff.ts";
import { instant, Locale, text } from "./text.ts";

const CONSENT_KINDS = ["email", "call", "steps"] as const;
const ConsentKind = z.enum(CONSENT_KINDS);

export const Consent = z.object({
  kind: ConsentKind,
  text: z.string().meta({ description: "As it was ticked" }),
  text_version: z.string(),
  locale: Locale,
  given_at: instant,
  revoked_at: instant.nullable(),
  valid_until: instant
    .nullable()
    .meta({ description: "Of a call: 24 months; the others hold until they are withdrawn" }),
});

/** What they say of their own business, each only if they like: answers by the names of the product's questions. */
export const Business = z
  .record(z.string().regex(/^[a-z_]{1,40}$/), text(60))
  .meta({ example: { region: "Comunidad de Madrid" } });

/** What a prospect leaves of themselves: an address, and what may be done with it. */
export const OwnLead = z
  .strictObject({
    name: text(100).optional(),
    email: z.email().max(255).optional(),
    phone: Phone.optional(),
    company: text(100).optional(),
    business: Business.optional(),
    consents: z
      .array(ConsentKind)
      .max(CONSENT_KINDS.length)
      .refine((it) => new Set(it).size === it.length, "names something twice")
      .meta({ description: "The boxes that are ticked; one that is not there is withdrawn" }),
    locale: Locale.default("es").meta({ description: "Of the texts that were ticked" }),
  })
  .meta({ example: { name: "Rosa", email: "rosa@example.com", consents: ["email"], locale: "es" } });

const Mine = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  business: Business.nullable(),
  consents: z.array(Consent),
});

export const Erasure = z.object({
  erased_at: instant,
  rows: z.record(z.string(), z.int()).meta({ description: "What was deleted, by table" }),
  destroy_at: instant.nullable().meta({
    description:
      "Where the service blocks before it destroys: what is sealed, which nobody here can read, is destroyed then",
  }),
});

const Conversion = z
  .strictObject({
    stage: z.enum(["signup", "trial", "paid"]),
    tenant_id: z.uuid().optional().meta({ description: "Of the platform's own tenant" }),
  })
  .meta({ example: { stage: "signup" } });

const Converted = z.object({
  session_id: z.uuid(),
  stage: z.enum(["signup", "trial", "paid"]),
  converted_at: instant,
  tenant_id: z.uuid().nullable(),
});

export const ownLeadApi = describe({
  "GET /demo-sessions/:id/lead": {
    summary: "What one left of oneself in a demo",
    tag: "Demos",
    params: SessionId,
    answers: { 200: Mine },
  },
  "PUT /demo-sessions/:id/lead": {
    summary: "Leave an address, and say what may be done with it",
    description:
      "Only by the demo's owner, never asked for to come in. At least one box, and a way to be reached by it. Sent again it says anew what is allowed: a box that is not there any more is withdrawn.",
    tag: "Demos",
    params: SessionId,
    body: OwnLead,
    answers: { 200: Mine },
  },
  "DELETE /demo-sessions/:id/lead": {
    summary: "Be forgotten",
    description: "What was left in this demo, at once; whom nothing else is known of is erased altogether.",
    tag: "Demos",
    params: SessionId,
    answers: { 200: Erasure },
  },
  "POST /demo-sessions/:id/convert": {
    scope: "sessions:convert",
    summary: "Say that a demo became a customer",
    description: "Again, or an earlier stage, changes nothing. Also after the demo's end.",
    tag: "Demos",
    params: SessionId,
    body: Conversion,
    answers: { 200: Converted },
  },
});
