import { z } from "zod";
import { describe } from "./endpoint.ts";
import { instant, text } from "./text.ts";

/** Each may what the ones before it may. */
const STAFF_ROLES = ["rep", "manager", "operator"] as const;
const StaffRole = z.enum(STAFF_ROLES);

/** What a key may be for. */
export const SCOPES = ["sessions:read", "sessions:convert", "leads:read", "work:redeem", "events:read"] as const;
export const Scope = z.enum(SCOPES);

const LEAST_PASSWORD = 12;
const Password = z.string().min(LEAST_PASSWORD, `must have at least ${LEAST_PASSWORD} characters`).max(200);
const Email = z.email().max(255);
/** E.164: a plus, the country and the number, digits only. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be like +34600123456, without spaces");

export const Person = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  role: StaffRole,
  is_active: z.boolean(),
  has_password: z.boolean(),
  created_at: instant,
  last_sign_in_at: instant.nullable(),
});

const SignIn = z
  .strictObject({ email: Email, password: z.string().min(1).max(200) })
  .meta({ example: { email: "marta@example.com", password: "una frase que nadie adivina" } });

const Code = z.string().min(1).max(100);
const CodeOnly = z.strictObject({ code: Code }).meta({ example: { code: "in_..." } });
const Welcome = z.object({
  is_first: z.boolean().meta({ description: "There is nobody yet: whoever takes it becomes the first operator" }),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
const Redeem = z
  .strictObject({ code: Code, password: Password, name: text(100).optional(), email: Email.optional() })
  .meta({
    description: "Name and address only where nobody is there yet",
    example: { code: "in_...", password: "una frase que nadie adivina" },
  });

const OwnEdit = z
  .strictObject({
    name: text(100).optional(),
    phone: Phone.nullable().optional(),
    password: Password.optional(),
    current_password: z.string().min(1).max(200).optional(),
  })
  .meta({ description: "A new password needs the current one", example: { phone: "+34600000000" } });

const StaffSession = z.object({
  id: z.uuid(),
  device: z.string().nullable(),
  created_at: instant,
  last_used_at: instant,
  expires_at: instant,
  is_this: z.boolean(),
});

const NewPerson = z
  .strictObject({ email: Email, name: text(100), role: StaffRole.default("rep"), phone: Phone.optional() })
  .meta({ example: { email: "marta@example.com", name: "Marta Ruiz", role: "rep" } });

const SignInLink = z.object({
  url: z.url().meta({ description: "Works once, and is shown here only; the code is after the #" }),
  expires_at: instant,
});

const PersonEdit = z
  .strictObject({
    name: text(100).optional(),
    phone: Phone.nullable().optional(),
    role: StaffRole.optional(),
    is_active: z.boolean().optional(),
  })
  .meta({ example: { role: "manager" } });

const ServiceKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(Scope),
  hint: z.string().meta({ description: "Its last letters" }),
  created_by: z.string(),
  created_at: instant,
  last_used_at: instant.nullable(),
  overlaps_until: instant
    .nullable()
    .meta({ description: "Another has taken its place; until then it works beside it" }),
});
const NewKey = z
  .strictObject({
    name: text(100),
    scopes: z
      .array(Scope)
      .min(1)
      .refine((it) => new Set(it).size === it.length, "names something twice"),
  })
  .meta({ example: { name: "Altas", scopes: ["sessions:convert"] } });
const MadeKey = ServiceKey.extend({ key: z.string().meta({ description: "Shown here only" }) });
const Rotation = z
  .strictObject({ overlap_hours: z.int().min(0).max(168).default(24) })
  .meta({ description: "How long the old key works beside the new one", example: { overlap_hours: 24 } });

const Id = z.object({ id: z.uuid() });
const many = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next_cursor: z.null() });

export const staffApi = describe({
  "POST /staff/sign-in": {
    access: "public",
    hasSecret: true,
    summary: "Sign in to the sales side",
    description: "The answer sets a cookie. Too many wrong passwords for one address lock it for a quarter of an hour.",
    tag: "Staff",
    body: SignIn,
    answers: { 200: Person },
  },
  "GET /staff/oidc": {
    access: "public",
    summary: "Whether one may sign in at the house's own provider",
    description: "`/api/v1/staff/oidc/start` leads there.",
    tag: "Staff",
    answers: { 200: z.object({ is_on: z.boolean() }) },
  },
  "POST /staff/sign-in-links/read": {
    access: "public",
    hasSecret: true,
    summary: "Whom a sign-in link is for",
    tag: "Staff",
    body: CodeOnly,
    answers: { 200: Welcome },
  },
  "POST /staff/sign-in-links/redeem": {
    access: "public",
    hasSecret: true,
    summary: "Come in by a sign-in link, and choose a password",
    description: "Once. Whoever was signed in with the old password is signed out.",
    tag: "Staff",
    body: Redeem,
    answers: { 200: Person },
  },
  "POST /staff/sign-out": { summary: "Sign out here", tag: "Staff", answers: { 200: z.object({}) } },
  "GET /staff/me": { summary: "Who is signed in", tag: "Staff", answers: { 200: Person } },
  "PATCH /staff/me": {
    hasSecret: true,
    summary: "Change one's own name, phone or password",
    description: "A new password signs out everywhere else.",
    tag: "Staff",
    body: OwnEdit,
    answers: { 200: Person },
  },
  "GET /staff/sessions": {
    summary: "Where one is signed in",
    tag: "Staff",
    answers: { 200: many(StaffSession) },
  },
  "DELETE /staff/sessions/:id": {
    summary: "Sign out somewhere",
    tag: "Staff",
    params: Id,
    answers: { 200: Id },
  },
  "GET /staff/people": { summary: "The team", tag: "Staff", answers: { 200: many(Person) } },
  "POST /staff/people": {
    hasSecret: true,
    summary: "Add somebody, with a link by which they come in",
    tag: "Staff",
    body: NewPerson,
    answers: { 201: z.object({ person: Person, sign_in_link: SignInLink }) },
  },
  "PATCH /staff/people/:id": {
    summary: "Change somebody's role, or let them in no more",
    description: "Whoever is let in no more is signed out at once. The last operator stays one.",
    tag: "Staff",
    params: Id,
    body: PersonEdit,
    answers: { 200: Person },
  },
  "POST /staff/people/:id/sign-in-links": {
    hasSecret: true,
    summary: "A new way in for somebody who forgot their password",
    description: "Those before it work no more.",
    tag: "Staff",
    params: Id,
    answers: { 201: SignInLink },
  },
  "GET /staff/keys": { summary: "Keys of other services", tag: "Staff", answers: { 200: many(ServiceKey) } },
  "POST /staff/keys": {
    hasSecret: true,
    summary: "Make a key for another service",
    tag: "Staff",
    body: NewKey,
    answers: { 201: MadeKey },
  },
  "POST /staff/keys/:id/rotate": {
    hasSecret: true,
    summary: "Put a new key in the place of one",
    tag: "Staff",
    params: Id,
    body: Rotation.nullish(),
    answers: { 201: MadeKey },
  },
  "DELETE /staff/keys/:id": { summary: "Revoke a key at once", tag: "Staff", params: Id, answers: { 200: Id } },
});
