import { z } from "zod";
import { describe } from "./endpoint.ts";
import { SessionId } from "./session.ts";
import { instant, Locale } from "./text.ts";

const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const Fields = z.record(z.string(), Value);

/** A thing that a prospect made, and that means something outside of the demo. */
export const WorkItem = z.object({
  id: z.uuid(),
  kind: z.string().meta({ description: "What it is, by the product: `product`" }),
  name: z.string(),
  action: z.enum(["brought", "added", "edited", "removed"]).meta({
    description: "`brought`: it was in what the demo was made of, such as a pasted price list",
  }),
  before: Fields.nullable().meta({ description: "Of an edited one the fields that changed, as the demo had them" }),
  after: Fields.nullable(),
});

const Work = z.object({ items: z.array(WorkItem) });

/** A claim carries so many things at most. */
const MOST_ITEMS = 5_000;

const NewClaim = z
  .strictObject({
    items: z
      .array(z.uuid())
      .min(1)
      .max(MOST_ITEMS)
      .refine((it) => new Set(it).size === it.length, "names something twice")
      .optional()
      .meta({ description: "Which; without it what was chosen before, by a new code" }),
  })
  .meta({ example: { items: ["00000006-0000-8000-8000-000000000001"] } });

const Claim = z.object({
  items: z.int().meta({ description: "How many things it carries" }),
  created_at: instant,
  expires_at: instant.meta({ description: "Then it is destroyed" }),
  redeemed_at: instant.nullable(),
});

const OpenedClaim = Claim.extend({
  code: z.string().meta({ description: "Shown here only; it is good for once, and any earlier one for nothing" }),
  url: z.url().nullable().meta({ description: "Where one signs up with it, where the service was told" }),
});

/** What the platform is given: the claims of a JWS (EdDSA) by the keys at `/.well-known/jwks.json`. */
export const DemoWork = z.object({
  iss: z.url().meta({ description: "The service" }),
  sub: z.uuid().meta({ description: "The demo" }),
  jti: z.uuid().meta({ description: "The handing over; it comes once" }),
  iat: z.int().meta({ description: "Seconds since 1970" }),
  exp: z.int(),
  schema: z.literal("demo-work/1"),
  scenario: z.string(),
  locale: Locale,
  business_name: z.string().nullable(),
  items: z.array(WorkItem),
});

const Redeem = z.strictObject({ code: z.string().min(1).max(100) }).meta({ example: { code: "wrk_..." } });

export const workApi = describe({
  "GET /demo-sessions/:id/work": {
    summary: "What the prospect made that can be taken along",
    description:
      "Products, prices and what else outlives a demo, with old and new values; never what was generated, nor what a day of the demo brought.",
    tag: "Work",
    params: SessionId,
    answers: { 200: Work },
  },
  "POST /demo-sessions/:id/work/claim": {
    summary: "Keep what was chosen, for the platform to fetch once",
    description:
      "Kept for 30 days, also after the demo; again it renews the code, and the one before is good for nothing.",
    tag: "Work",
    hasSecret: true,
    params: SessionId,
    body: NewClaim,
    answers: { 201: OpenedClaim },
  },
  "GET /demo-sessions/:id/work/claim": {
    summary: "What is kept, and whether it was fetched",
    tag: "Work",
    params: SessionId,
    answers: { 200: z.object({ claim: Claim.nullable() }) },
  },
  "DELETE /demo-sessions/:id/work/claim": {
    summary: "Destroy what is kept",
    tag: "Work",
    params: SessionId,
    answers: { 200: z.object({ destroyed: z.int() }) },
  },
  "POST /work-claims/redeem": {
    summary: "Fetch what a prospect kept, once",
    description: "For the platform, at sign-up. The answer is signed; its claims are as `DemoWork` says.",
    tag: "Work",
    scope: "work:redeem",
    hasSecret: true,
    body: Redeem,
    answers: { 200: z.object({ jws: z.string(), work: DemoWork }) },
  },
});

export const wellKnownApi = describe({
  "GET /.well-known/jwks.json": {
    summary: "The keys by which handed-over work is signed",
    tag: "Work",
    access: "public",
    answers: { 200: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
  },
});
