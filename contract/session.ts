import { z } from "zod";
import { describe } from "./endpoint.ts";
import { IdempotencyHeaders } from "./headers.ts";
import { instant, Locale, Role, text, tracking } from "./text.ts";
import { ClockMove, MovedClock } from "./workspace.ts";

/** The longest life a demo can be given anywhere; the service's own limit may be shorter. */
const LONGEST_HOURS = 168;

const hours = z.int().min(1).max(LONGEST_HOURS);

const SessionStatus = z.enum(["provisioning", "active", "extended", "expired", "terminated", "failed"]);

const LeadInfo = z.strictObject({
  email: z.email().max(255).optional(),
  name: text(255).optional(),
  phone: text(50).optional(),
  company: text(255).optional(),
  consent: z.boolean().optional().meta({
    description: "They agreed to be kept after the demo. Without it everything about them is erased with the demo",
  }),
});

export const NewSession = z
  .strictObject({
    scenario_name: text(100).optional().meta({ description: "Default: the first scenario" }),
    duration_hours: hours.optional().meta({ description: "1 to the service's maximum; default 24" }),
    business_name: text(80)
      .optional()
      .meta({ description: "The demo wears it", examples: ["Casa Sol"] }),
    lead_info: LeadInfo.optional(),
    utm_source: tracking(100).optional(),
    utm_medium: tracking(100).optional(),
    utm_campaign: tracking(100).optional(),
    referrer: tracking(500).optional(),
    locale: Locale.optional(),
  })
  .meta({ example: { business_name: "Casa Sol", duration_hours: 24, locale: "es" } });

/** Where the address says which scenario. */
export const NewSessionOfScenario = NewSession.omit({ scenario_name: true }).meta({
  example: { business_name: "Casa Sol", duration_hours: 24, locale: "es" },
});

/** Of an address: a UUID is the same in capitals. */
export const SessionId = z.object({ id: z.uuid().toLowerCase() });

export const Session = z.object({
  id: z.uuid(),
  status: SessionStatus,
  scenario_name: z.string(),
  demo_tenant_id: z.uuid(),
  created_at: instant,
  expires_at: instant,
  duration_hours: z.int(),
  extended_count: z.int(),
  terminated_at: instant.nullable(),
  termination_reason: z.string().nullable(),
  business_name: z.string().nullable(),
  locale: Locale,
  workspace_url: z.url(),
});

/** All that is left to see of a demo that ended. */
export const EndedSession = Session.pick({
  id: true,
  status: true,
  scenario_name: true,
  created_at: true,
  expires_at: true,
  terminated_at: true,
  termination_reason: true,
}).extend({
  cleaned_at: instant.nullable(),
  held_until: instant.nullable().meta({ description: "Until then whoever opened it can go on with it" }),
});

export const Account = z.object({ role: Role, name: z.string(), email: z.string() });
export const Credential = Account.extend({ password: z.string().meta({ description: "Shown here only" }) });
const OpenedCredential = Account.extend({
  password: z.string().nullable().meta({
    description: "Shown here only; null in a replay after a new one was made, which was shown then",
  }),
});

export const OpenedSession = Session.extend({
  session_token: z.string().meta({ description: "The owner's access, as `Authorization: Bearer`. Shown here only" }),
  credentials: z.array(OpenedCredential),
});

const Extension = z.strictObject({ hours: z.int().min(1).max(24) }).meta({ example: { hours: 24 } });
const Termination = z
  .strictObject({ reason: text(255).optional() })
  .meta({ example: { reason: "Visto todo, gracias" } });

const Reset = z.object({
  session: Session,
  undone: z
    .record(z.string(), z.object({ own_rows: z.int(), removals: z.int() }))
    .meta({ description: "Rows by table that the reset took away" }),
});

const Change = z.object({
  table: z.string(),
  id: z.uuid(),
  kind: z.enum(["added", "edited", "removed"]),
  changed_at: instant,
  name: z.string().nullable().meta({ description: "What the row is about; null where that is not known any more" }),
  unit: z.enum(["cents", "units", "grams"]).nullable().meta({ description: "What the two figures count" }),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

export const ActiveSession = Session.extend({
  utm_source: z.string().nullable(),
  utm_campaign: z.string().nullable(),
  last_activity_at: instant.nullable(),
  login_count: z.int().nullable(),
  page_views: z.int().nullable().meta({ description: "Null, as the two before, where its prospect did not allow it" }),
});

export const Receipt = z.object({
  session_id: z.uuid(),
  tenant_id: z.uuid(),
  deleted_at: instant,
  total_rows: z.int(),
  row_counts: z.record(z.string(), z.object({ own_rows: z.int(), removals: z.int() })),
});

/** A page of a list in a stated order; `next_cursor` is opaque, null on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

const PageQuery = {
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};

export const sessionApi = describe({
  "POST /demo-sessions": {
    hasSecret: true,
    access: "optional",
    summary: "Open a demo",
    description: "One click to a demo of one's own. Tokens and passwords are in this answer only.",
    tag: "Demos",
    headers: IdempotencyHeaders,
    body: NewSession.nullish(),
    answers: { 201: OpenedSession },
  },
  "GET /demo-sessions/active": {
    summary: "List live demos, newest first",
    tag: "Demos",
    query: z.object({
      ...PageQuery,
      scenario: z.string().max(100).optional(),
      source: z.string().max(100).optional(),
    }),
    answers: { 200: page(ActiveSession) },
  },
  "GET /demo-sessions/:id": {
    scope: "sessions:read",
    summary: "Read a demo",
    description: "After its end the demo's own token still reads its status.",
    tag: "Demos",
    params: SessionId,
    answers: { 200: z.union([Session, EndedSession]) },
  },
  "POST /demo-sessions/:id/extend": {
    summary: "Extend a demo",
    description: "A prospect may do so three times, by up to 24 hours each.",
    tag: "Demos",
    params: SessionId,
    headers: IdempotencyHeaders,
    body: Extension,
    answers: { 200: Session },
  },
  "POST /demo-sessions/:id/resume": {
    summary: "Go on with a demo that has expired",
    description:
      "As long as it is held, where it was left; never one that somebody ended. It has 24 hours more, as far as a demo may live, and takes a slot like any other.",
    tag: "Demos",
    params: SessionId,
    answers: { 200: Session },
  },
  "DELETE /demo-sessions/:id": {
    summary: "End a demo",
    description:
      "Access ends at once, the rows follow within seconds, and a receipt says what was deleted. What has expired and is held is given up.",
    tag: "Demos",
    params: SessionId,
    body: Termination.nullish(),
    answers: { 200: EndedSession },
  },
  "GET /demo-sessions/:id/receipt": {
    summary: "Read the deletion receipt",
    tag: "Demos",
    params: SessionId,
    answers: { 200: Receipt },
  },
  "GET /demo-sessions/:id/credentials": {
    hasSecret: true,
    summary: "List a demo's accounts",
    description: "Never a password: those are shown when the demo is opened, or made anew.",
    tag: "Demos",
    params: SessionId,
    answers: { 200: z.object({ items: z.array(Account) }) },
  },
  "POST /demo-sessions/:id/credentials/:role/regenerate": {
    hasSecret: true,
    summary: "Make a new password for an account",
    description: "The old one and everybody signed in with it are out at once.",
    tag: "Demos",
    params: SessionId.extend({ role: Role }),
    headers: IdempotencyHeaders,
    answers: { 200: Credential },
  },
  "POST /demo-sessions/:id/reset": {
    summary: "Start again",
    description: "Everything that was changed is undone; the demo's end, its people and their passwords stay.",
    tag: "Demos",
    params: SessionId,
    headers: IdempotencyHeaders,
    answers: { 200: Reset },
  },
  "POST /demo-sessions/:id/clock": {
    summary: "Move the demo's clock",
    description: "Time goes on ticking from there. What will have happened by then is there.",
    tag: "Demos",
    params: SessionId,
    headers: IdempotencyHeaders,
    body: ClockMove,
    answers: { 200: MovedClock },
  },
  "GET /demo-sessions/:id/changes": {
    summary: "What the prospect changed, newest first",
    description:
      "Rows added, edited and removed by people; not what an act brings with it, nor what the world answered.",
    tag: "Demos",
    params: SessionId,
    query: z.object(PageQuery),
    answers: { 200: page(Change) },
  },
});
