import { z } from "zod";
import { describe } from "./endpoint.ts";
import { IdempotencyHeaders } from "./headers.ts";
import { OpenedSession } from "./session.ts";
import { Phone } from "./staff.ts";
import { givenInstant, instant, Locale, text, tracking } from "./text.ts";

const MOST_USES = 1_000;
const DEFAULT_USES = 3;
const LONGEST_HOURS = 168;
/** `example.com`, as an address has it after its @. */
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "must be a domain such as example.com");
const Passcode = z.string().trim().min(4).max(64);

const Wishes = {
  scenario_name: text(100).optional().meta({ description: "Default: the first scenario" }),
  business_name: text(80).optional().meta({ description: "The demo wears it" }),
  person_name: text(100).optional(),
  person_phone: Phone.optional(),
  person_email: z.email().max(255).optional(),
  form_of_address: z.enum(["tu", "usted"]).default("tu"),
  locale: Locale.default("es"),
  duration_hours: z
    .int()
    .min(1)
    .max(LONGEST_HOURS)
    .optional()
    .meta({ description: "Of each demo, from when it is opened" }),
  expires_at: givenInstant.optional().meta({ description: "Or `valid_days`; a year at most" }),
  valid_days: z.int().min(1).max(366).optional().meta({ description: "From now, by the service's clock; default 14" }),
  max_uses: z.int().min(1).max(MOST_USES).default(DEFAULT_USES),
  passcode: Passcode.optional(),
  returns: z
    .boolean()
    .default(true)
    .meta({ description: "Who comes again in the same browser comes to the same demo" }),
  pinned_at: z
    .union([z.literal("now"), givenInstant])
    .optional()
    .meta({
      description:
        "Its demos show the data of this moment, whenever they are opened: the same at rehearsal and in the meeting",
      // Of a union the description would otherwise have only what is not transformed.
      anyOf: [
        { type: "string", enum: ["now"] },
        { type: "string", format: "date-time" },
      ],
    }),
  template_id: z.uuid().optional().meta({ description: "Its demos are copies of this prepared one, of its scenario" }),
  allowed_domains: z
    .array(Domain)
    .max(20)
    .default([])
    .meta({ description: "Who comes in says an address of one of these" }),
  utm_source: tracking(100).optional(),
  utm_medium: tracking(100).optional(),
  utm_campaign: tracking(100).optional(),
  note: text(1_000).optional(),
  owner_id: z.uuid().optional().meta({ description: "Whose it is, where a manager makes it for somebody" }),
};

export const NewLink = z.strictObject(Wishes).meta({
  example: { business_name: "Casa Sol", person_name: "Rosa", person_phone: "+34600000000", locale: "es" },
});

export const LinkEdit = z
  .strictObject({
    version: z.int().min(1),
    expires_at: givenInstant.optional(),
    max_uses: z.int().min(1).max(MOST_USES).optional(),
    passcode: Passcode.nullable()
      .optional()
      .meta({ description: "A new one, also after too many wrong ones; null: none" }),
    note: text(1_000).nullable().optional(),
    template_id: z.uuid().nullable().optional().meta({ description: "null: a plain demo" }),
    form_of_address: z.enum(["tu", "usted"]).optional(),
  })
  .meta({ example: { version: 1, max_uses: 5 } });

export const LinkState = z.enum(["open", "expired", "used_up", "revoked", "locked"]);

export const Link = z.object({
  id: z.uuid(),
  code: z.string(),
  url: z.url(),
  state: LinkState,
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  scenario_name: z.string(),
  business_name: z.string().nullable(),
  person_name: z.string().nullable(),
  person_phone: z.string().nullable(),
  person_email: z.string().nullable(),
  form_of_address: z.enum(["tu", "usted"]),
  locale: Locale,
  duration_hours: z.int().nullable(),
  expires_at: instant,
  max_uses: z.int(),
  uses: z.int().meta({ description: "Presses of the button by a person; the same person again is the same opening" }),
  has_passcode: z.boolean(),
  returns: z.boolean(),
  pinned_at: instant.nullable(),
  template: z
    .object({ id: z.uuid(), name: z.string(), version: z.int() })
    .nullable()
    .meta({ description: "Of which its demos are copies" }),
  team_demo: z.uuid().nullable().meta({
    description: "The newest live one that somebody of the team opened by it, of what it opens now: what can be saved",
  }),
  allowed_domains: z.array(z.string()),
  utm_source: z.string().nullable(),
  utm_medium: z.string().nullable(),
  utm_campaign: z.string().nullable(),
  note: z.string().nullable(),
  created_at: instant,
  revoked_at: instant.nullable(),
  version: z.int(),
  last_opened_at: instant.nullable(),
  live_demos: z.int(),
  held_demos: z.int().meta({ description: "That have expired, and can still be gone on with" }),
  not_counted: z.object({
    previews: z.int().meta({ description: "Messengers that fetched a picture for the message" }),
    scanners: z.int().meta({ description: "Mail scanners, crawlers and other machines" }),
    team: z.int().meta({ description: "Demos that somebody of the team opened by it to look" }),
    visits: z.int().meta({ description: "Looked at by a person who did not press the button" }),
  }),
});

const Code = z.object({ code: z.string().min(1).max(100) });

/** What somebody sees who has the address. */
const Door = z.object({
  code: z.string(),
  state: LinkState,
  from: z.object({ name: z.string(), phone: z.string().nullable() }).nullable().meta({ description: "Who sent it" }),
  person_name: z.string().nullable(),
  business_name: z.string().nullable(),
  form_of_address: z.enum(["tu", "usted"]),
  locale: Locale,
  expires_at: instant,
  duration_hours: z.int(),
  needs_passcode: z.boolean(),
  tries_left: z.int().nullable().meta({ description: "Where it needs a passcode" }),
  needs_email: z.boolean(),
  own_demo: z.uuid().nullable().meta({ description: "A demo of this browser that lives and was opened by it" }),
});

const Redemption = z
  .strictObject({
    code: z.string().min(1).max(100),
    passcode: z.string().max(64).optional(),
    email: z.email().max(255).optional().meta({ description: "Where only some domains may; it is not kept" }),
  })
  .meta({ example: { code: "k7m2q9x4" } });

const Id = z.object({ id: z.uuid() });
const Revocation = z
  .strictObject({
    end_demos: z.boolean().default(false).meta({ description: "End its demos, too" }),
    reason: text(300).optional().meta({ description: "Why, for the audit log" }),
  })
  .meta({ example: { end_demos: false } });

export const linkApi = describe({
  "GET /demo-links": {
    summary: "Links, the newest first",
    description: "A rep's own and those of nobody; a manager's are all.",
    tag: "Links",
    query: z.object({
      state: LinkState.optional(),
      code: text(20).optional().meta({ description: "As it stands in the address, or is read out" }),
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      cursor: z.string().max(500).optional(),
    }),
    answers: { 200: z.object({ items: z.array(Link), next_cursor: z.string().nullable() }) },
  },
  "POST /demo-links": {
    summary: "Make a link to send",
    tag: "Links",
    headers: IdempotencyHeaders,
    body: NewLink.nullish(),
    answers: { 201: Link },
  },
  "GET /demo-links/:id": { summary: "Read a link", tag: "Links", params: Id, answers: { 200: Link } },
  "PATCH /demo-links/:id": {
    summary: "Change what a link allows",
    tag: "Links",
    params: Id,
    body: LinkEdit,
    answers: { 200: Link },
  },
  "POST /demo-links/:id/revoke": {
    summary: "Let nobody in by a link any more",
    description: "Its demos live on, unless they are to end as well.",
    tag: "Links",
    params: Id,
    body: Revocation.nullish(),
    answers: { 200: Link },
  },
  "GET /demo-links/:id/qr": {
    summary: "A link as a QR code",
    description: "SVG, or PNG of 1024 pixels; always dark on white.",
    tag: "Links",
    params: Id,
    query: z.object({ format: z.enum(["svg", "png"]).default("svg") }),
    media: ["image/svg+xml", "image/png"],
    answers: { 200: z.string() },
  },
  "GET /demo-links/door/:code": {
    access: "public",
    summary: "What a link's page says to who opens it",
    description: "Looking counts as nothing.",
    tag: "Links",
    params: Code,
    answers: { 200: Door },
  },
  "POST /demo-links/redeem": {
    access: "optional",
    hasSecret: true,
    summary: "Open a demo by a link",
    description:
      "Counts exactly, up to the link's maximum. The same browser comes back to the same demo, which counts nothing; nor does somebody of the team.",
    tag: "Links",
    headers: IdempotencyHeaders,
    body: Redemption,
    answers: {
      201: OpenedSession,
      200: z.object({ id: z.uuid(), workspace_url: z.url() }).meta({ description: "One's own demo of before" }),
    },
  },
});
