import { z } from "zod";
import { describe } from "./endpoint.ts";
import { IdempotencyHeaders } from "./headers.ts";
import { SessionId } from "./session.ts";
import { Phone } from "./staff.ts";
import { givenInstant, instant, Locale, text } from "./text.ts";

const CONSENT_KINDS = ["email", "call", "steps"] as const;
const ConsentKind = z.enum(CONSENT_KINDS);
const LEAD_STAGES = ["new", "contacted", "trial", "paid", "lost"] as const;
const Stage = z.enum(LEAD_STAGES);
const LOST_REASONS = ["price", "timing", "other_product", "no_answer", "not_a_fit", "other"] as const;
const OUTCOMES = ["spoke", "no_answer", "another_day", "not_interested"] as const;

const Consent = z.object({
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

/** Of their own bakery, each only if they like. */
export const Bakery = z
  .strictObject({
    own_bakehouse: z.boolean().optional().meta({ description: "Whether they bake what they sell" }),
    shops: z.enum(["1", "2_to_5", "6_or_more"]).optional(),
    region: text(60).optional().meta({ description: "Where it is, in their words" }),
    till: text(60).optional().meta({ description: "With what they charge today" }),
  })
  .meta({ example: { own_bakehouse: true, shops: "2_to_5" } });

/** What a prospect leaves of themselves: an address, and what may be done with it. */
export const OwnLead = z
  .strictObject({
    name: text(100).optional(),
    email: z.email().max(255).optional(),
    phone: Phone.optional(),
    company: text(100).optional(),
    bakery: Bakery.optional(),
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
  bakery: Bakery.nullable(),
  consents: z.array(Consent),
});

const ScoreLine = z.object({
  kind: z.enum(["time", "areas", "acts", "return", "contact"]),
  points: z.int(),
  most: z.int(),
  n: z.int().meta({ description: "Of minutes, areas, acts, further days, or ways to reach them" }),
});

const Engagement = z.object({
  score: z.int().meta({ description: "0 to 100: the sum of its lines, exactly" }),
  version: z.string(),
  lines: z.array(ScoreLine),
  areas_seen: z.array(z.string()),
  areas_unseen: z.array(z.string()),
  acts: z.array(z.object({ action: z.string(), at: instant })),
});

const Demo = z.object({
  id: z.uuid(),
  scenario_name: z.string(),
  business_name: z.string().nullable(),
  status: z.string(),
  opened_at: instant,
  ends_at: instant,
  last_seen_at: instant.nullable(),
  by_link: z.uuid().nullable(),
});

export const Lead = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  bakery: Bakery.nullable().meta({ description: "As they said themselves" }),
  fit: z.int().min(0).max(4).meta({
    description: "Of the four things one may say of one's bakery, those that speak for it; no part of the score",
  }),
  stage: Stage,
  lost_reason: z.enum(LOST_REASONS).nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  next_step: z.string().nullable(),
  next_step_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
  version: z.int(),
  consents: z.array(Consent),
  may_be_called: z.boolean().meta({ description: "By a consent that holds and is younger than 24 months" }),
  demos: z.int(),
  engagement: Engagement.nullable().meta({ description: "Null where they did not allow that their steps be seen" }),
});

const Note = z.object({
  id: z.uuid(),
  by: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  text: z.string().nullable(),
  at: instant,
});

const Claim = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  left_at: instant,
});

const WholeLead = Lead.extend({
  sessions: z.array(Demo),
  notes: z.array(Note),
  merges: z
    .array(z.object({ id: z.uuid(), name: z.string().nullable(), email: z.string().nullable(), merged_at: instant }))
    .meta({ description: "Who was found to be the same person, and can be parted again" }),
  claims: z
    .array(Claim)
    .meta({ description: "Left under the same address in other demos; nothing of the person is changed by it" }),
});

export const LeadEdit = z
  .strictObject({
    version: z.int().min(1),
    stage: Stage.optional(),
    lost_reason: z.enum(LOST_REASONS).nullable().optional(),
    owner_id: z.uuid().nullable().optional(),
    next_step: text(300).nullable().optional(),
    next_step_at: givenInstant.nullable().optional(),
  })
  .meta({ example: { version: 1, stage: "contacted" } });

const NewNote = z
  .strictObject({ outcome: z.enum(OUTCOMES).optional(), text: text(1_000).optional() })
  .refine((it) => it.outcome !== undefined || it.text !== undefined, "needs an outcome or a text")
  .meta({ example: { outcome: "spoke", text: "Quiere verlo con sus precios" } });

const Erasure = z.object({
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

const Id = z.object({ id: z.uuid() });

export const leadApi = describe({
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
  "GET /leads": {
    scope: "leads:read",
    summary: "People who left an address, the last to do something first",
    description: "A rep's own and those of nobody; a manager's are all.",
    tag: "Leads",
    query: z.object({
      stage: Stage.optional(),
      call: z.enum(["today"]).optional().meta({
        description: "Whom to call today: who may be called, is new or contacted, and was not called today; by score",
      }),
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      cursor: z.string().max(500).optional(),
    }),
    answers: { 200: z.object({ items: z.array(Lead), next_cursor: z.string().nullable() }) },
  },
  "GET /leads/:id": {
    scope: "leads:read",
    summary: "Read a person",
    tag: "Leads",
    params: Id,
    answers: { 200: WholeLead },
  },
  "PATCH /leads/:id": {
    summary: "Move a person on, or say what comes next",
    description: "Lost needs a reason.",
    tag: "Leads",
    params: Id,
    body: LeadEdit,
    answers: { 200: WholeLead },
  },
  "POST /leads/:id/notes": {
    summary: "Note a call, or anything else",
    description: "Of whom one spoke with, who was new is contacted; who is not interested is lost.",
    tag: "Leads",
    params: Id,
    headers: IdempotencyHeaders,
    body: NewNote,
    answers: { 201: WholeLead },
  },
  "POST /leads/:id/merges": {
    summary: "Say that another is the same person",
    description: "What the other left, allowed and was noted goes to this one, until it is taken back.",
    tag: "Leads",
    params: Id,
    body: z.strictObject({ lead_id: z.uuid() }).meta({ example: { lead_id: "00000000-0000-4000-8000-000000000000" } }),
    answers: { 201: WholeLead },
  },
  "DELETE /leads/:id/merges/:merge": {
    summary: "Part two that were joined",
    tag: "Leads",
    params: Id.extend({ merge: z.uuid() }),
    answers: { 200: z.object({ lead_id: z.uuid().meta({ description: "Who is a person of their own again" }) }) },
  },
  "DELETE /leads/:id": {
    summary: "Erase a person",
    description: "At once and everywhere, with a receipt.",
    tag: "Leads",
    params: Id,
    answers: { 200: Erasure },
  },
});
