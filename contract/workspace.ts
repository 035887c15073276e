import { z } from "zod";
import { describe } from "./endpoint.ts";
import { givenInstant, instant, Locale, Role } from "./text.ts";

const SignIn = z
  .strictObject({ email: z.email().max(255), password: z.string().min(1).max(200) })
  .meta({ example: { email: "manager@demo-0123456789abcd.example", password: "xxxx-xxxx-xxxx-xxxx-xxxx" } });

export const Access = z.object({
  access_token: z.string().meta({ description: "As `Authorization: Bearer`; shown here only" }),
  role: Role,
  expires_at: instant,
});

const ViewAs = z.strictObject({ role: Role }).meta({ example: { role: "manager" } });

const MOMENTS = ["closing", "tomorrow_05_00", "next_saturday_12_00"] as const;

const Clock = z.object({
  now: instant.meta({ description: "The demo's own clock; it goes on ticking" }),
  time_zone: z.string(),
  is_real_time: z.boolean().meta({
    description: "False when it was opened out of hours, or its clock was moved: then the demo lives at another moment",
  }),
  window_from: instant,
  window_to: instant.meta({ description: "The last moment that there is" }),
  back_to: instant.meta({
    description:
      "Where `now` leads: to where the clock would stand had nobody moved it, never before the last act of its people",
  }),
  is_held: z.boolean().meta({ description: "True when it is that act which keeps the clock from going back further" }),
  moments: z
    .array(z.object({ to: z.enum(MOMENTS), at: instant }))
    .meta({ description: "Where the named moves lead from here: to days with something to see" }),
});

/** Moments by the demo's own days, and the way back. */
export const ClockMoment = z.enum(["now", ...MOMENTS]);

export const ClockMove = z
  .strictObject({
    to: z.union([ClockMoment, givenInstant]).meta({
      description: "A moment of the demo's own days, or an instant later than its clock; `now` is the way back",
    }),
  })
  .meta({ example: { to: "tomorrow_05_00" } });

export const MovedClock = z.object({ clock: Clock });

export const Me = z.object({
  role: Role,
  locale: Locale,
  session_id: z.uuid(),
  expires_at: instant,
  remaining_seconds: z.int().meta({ description: "Until then, for whose own clock is wrong" }),
  tenant: z.object({
    id: z.uuid(),
    tenant_name: z.string(),
    email: z.string(),
    status: z.literal("demo"),
    subscription_tier: z.string(),
    is_demo: z.literal(true),
  }),
  clock: Clock,
  featured_capabilities: z
    .array(
      z.object({
        feature: z.string(),
        title: z.string(),
        screen: z.string(),
        entity_id: z.string().nullable(),
        due: z.iso.date().nullable(),
      }),
    )
    .meta({ description: "What there is to see in this demo, as it was made" }),
});

/** @param roles of a demo's people, from the owner down */
export const workspaceApi = (roles: readonly [string, ...string[]]) =>
  describe({
    "POST /workspace/sign-in": {
      hasSecret: true,
      access: "public",
      summary: "Sign in as one of the demo's people",
      tag: "Workspace",
      body: SignIn,
      answers: { 200: Access },
    },
    "POST /workspace/view-as": {
      hasSecret: true,
      roles: [roles[0]],
      summary: "See the demo as another of its people",
      tag: "Workspace",
      body: ViewAs,
      answers: { 200: Access },
    },
    "GET /workspace/me": {
      roles,
      summary: "Who am I, where, and what time is it there",
      tag: "Workspace",
      answers: { 200: Me },
    },
  });
