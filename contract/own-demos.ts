import { z } from "zod";
import { describe } from "./endpoint.ts";
import { Session } from "./session.ts";
import { instant } from "./text.ts";

/** A demo of one's own that lives or is held: enough to go on in it. */
const OwnDemo = Session.pick({
  id: true,
  scenario_name: true,
  business_name: true,
  created_at: true,
  expires_at: true,
}).extend({
  remaining_seconds: z.int(),
  held_until: instant.nullable().meta({ description: "Of one that has expired: until when it can be gone on with" }),
});

export const ownDemosApi = describe({
  "GET /demo-sessions/mine": {
    access: "public",
    summary: "List the demos that this browser can go on with",
    description:
      "By the cookies that it was given when it opened them; without any there are none. Live ones first, then those that expired and are held, each newest first.",
    tag: "Demos",
    answers: { 200: z.object({ items: z.array(OwnDemo) }) },
  },
});
