import { z } from "zod";
import { describe } from "./endpoint.ts";
import { SessionId } from "./session.ts";
import { instant } from "./text.ts";

const STAYS = ["seen", "used", "changed"] as const;

/** How somebody was in an area for a while. */
const Stay = z.object({
  area: z.string(),
  from: instant,
  to: instant,
  seconds: z.int().meta({ description: "With the screen in view" }),
  did: z.enum(STAYS).meta({ description: "Passed through, stayed five seconds, or changed something" }),
});

const Act = z.object({ action: z.string(), at: instant });

const Changed = z.object({
  name: z.string().nullable(),
  kind: z.enum(["added", "edited", "removed"]),
  unit: z.enum(["cents", "units", "grams"]).nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  at: instant,
});

const Timeline = z.object({
  id: z.uuid(),
  scenario_name: z.string(),
  business_name: z.string().nullable(),
  status: z.string(),
  opened_at: instant,
  ends_at: instant,
  held_until: instant.nullable(),
  may_be_followed: z
    .boolean()
    .meta({ description: "Their third box; without it there are counts only, and neither link nor person" }),
  is_internal: z.boolean().meta({ description: "Somebody of the team looks" }),
  counts: z.object({ visits: z.int(), areas: z.int(), acts: z.int() }).nullable().meta({
    description: "Null where they would tell of somebody: without their box, of a demo with a name or a link",
  }),
  stays: z.array(Stay),
  acts: z.array(Act).meta({ description: "The last 200" }),
  areas_unseen: z.array(z.string()),
  changes: z
    .array(Changed)
    .meta({ description: "Of a demo that lives or is held, from what to what; newest first, of the last 50" }),
  link: z.object({ id: z.uuid(), code: z.string() }).nullable(),
  lead_id: z.uuid().nullable(),
  path: z
    .object({
      opened: z.boolean(),
      acted: z.boolean(),
      three_areas: z.boolean(),
      contact: z.boolean(),
      trial: z.boolean(),
      paid: z.boolean(),
    })
    .nullable(),
});

export const timelineApi = describe({
  "GET /demo-sessions/:id/timeline": {
    summary: "A demo's life: when somebody was there, where, and what they did",
    description:
      "For the sales team, as far as its prospect allowed it; the team's own demos whole. A rep's own and those of nobody.",
    tag: "Demos",
    params: SessionId,
    answers: { 200: Timeline },
  },
});
