import { z } from "zod";
import { describe } from "../endpoint.ts";
import { instant } from "../text.ts";
import { cents, date, list, OFFICE } from "./shared.ts";

export const TeamMember = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  position: z.string(),
  email: z.string(),
  hourly_cents: cents.optional().meta({ description: "For the owner only" }),
  shifts: z
    .array(z.object({ shift_on: date, starts_at: instant, ends_at: instant }))
    .meta({ description: "From the Monday of this week on, as published" }),
});

export const teamApi = describe({
  "GET /workspace/team": {
    roles: OFFICE,
    summary: "The team and its shifts from this week on",
    description: "Wages are for the owner only.",
    tag: "Bakery",
    answers: { 200: list(TeamMember) },
  },
});
