import { z } from "zod";
import { instant, Locale, Role } from "./text.ts";

export const SignIn = z
  .strictObject({ email: z.email().max(255), password: z.string().min(1).max(200) })
  .meta({ example: { email: "baker@demo-0123456789abcd.example", password: "xxxx-xxxx-xxxx-xxxx-xxxx" } });

export const Access = z.object({
  access_token: z.string().meta({ description: "As `Authorization: Bearer`; shown here only" }),
  role: Role,
  expires_at: instant,
});

export const ViewAs = z.strictObject({ role: Role }).meta({ example: { role: "baker" } });

export const Me = z.object({
  role: Role,
  locale: Locale,
  session_id: z.uuid(),
  expires_at: instant,
  tenant: z.object({
    id: z.uuid(),
    tenant_name: z.string(),
    email: z.string(),
    status: z.literal("demo"),
    subscription_tier: z.string(),
    is_demo: z.literal(true),
  }),
  clock: z.object({
    now: instant.meta({ description: "The demo's own clock; it goes on ticking" }),
    time_zone: z.string(),
    is_real_time: z
      .boolean()
      .meta({ description: "False when the shop was shut: then the demo opened at an earlier moment" }),
    window_from: instant,
    window_to: instant,
  }),
});
