import { z } from "zod";
import { describe } from "./endpoint.ts";
import { IdempotencyHeaders } from "./headers.ts";
import { Business, Consent, Erasure } from "./own-lead.ts";
import { givenInstant, instant, text } from "./text.ts";

const LEAD_STAGES = ["new", "contacted", "trial", "paid", "lost"] as const;
const Stage = z.enum(LEAD_STAGES);
const LOST_REASONS = ["price", "timing", "other_product", "no_answer", "not_a_fit", "other"] as const;
const OUTCOMES = ["spoke", "no_answer", "another_day", "not_interested"] as const;

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
  business: Business.nullable().meta({ description: "As they said themselves" }),
  fit: z
    .object({
      fits: z.array(z.string()).meta({ description: "The questions whose answers speak for the product" }),
      of: z.int().meta({ description: "So many are asked" }),
    })
    .nullable()
    .meta({ description: "By what they said of their business and nothing else; no part of the score" }),
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

const Id = z.object({ id: z.uuid() });

export const leadApi = describe({
  "GET /leads": {
    scope: "leads:read",
    summary: "People who left an address, the last to do something first",
    description: "A rep's own and those of nobody; a manager's are all.",
    tag: "Leads",
    query: z.object({
      stage: Stage.optional(),
      call: z.enum(["today"]).optional().meta({
        description:
          "Whom to call today: who may be called, is new or contacted, and was not called today; by the hour agreed, then by score",
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
