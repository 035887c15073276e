import { z } from "zod";
import { describe } from "./endpoint.ts";
import { givenInstant, instant } from "./text.ts";

const Today = z.object({
  at: instant,
  date: z.iso.date(),
  live: z.int().meta({ description: "Demos open and not ended, the team's own too: as many as take a place" }),
  cap: z.int(),
  hours: z
    .array(
      z.object({
        hour: z.int(),
        demos: z.int(),
        usual: z.number().meta({ description: "The mean of the four same weekdays before" }),
      }),
    )
    .meta({ description: "0 to 23, by the team's calendar" }),
  leads: z.array(z.object({ at: instant })).meta({ description: "Who left an address today; nobody's name" }),
  calls: z
    .array(z.object({ lead_id: z.uuid(), name: z.string().nullable(), at: instant }))
    .meta({ description: "Agreed for today, of one's own people and those of nobody" }),
  waiting: z.int().meta({ description: "Of those people, who score 60 or more and have not allowed a call" }),
  since: z
    .object({ at: instant, demos: z.int(), leads: z.int(), trials: z.int() })
    .nullable()
    .meta({ description: "What was new after `since`" }),
});

export const Inside = z.object({
  inside: z.array(
    z.object({
      demo_id: z.uuid().nullable().meta({ description: "Of who allowed to be followed; else nobody is named" }),
      name: z.string().nullable(),
      area: z.string().nullable(),
      minutes: z.int().meta({ description: "Since they came in this time" }),
      score: z.int().nullable(),
    }),
  ),
  others: z.int().meta({ description: "Who are there, and have a name that they did not allow to be seen with it" }),
});

export const salesTodayApi = describe({
  "GET /demo-sessions/analytics/today": {
    summary: "How the team's day goes",
    tag: "Analytics",
    query: z.object({
      since: givenInstant.optional().meta({ description: "When one last looked" }),
    }),
    answers: { 200: Today },
  },
  "GET /demo-sessions/analytics/now": {
    quiet: true,
    summary: "Who is in a demo now",
    description:
      "Whoever accepts `text/event-stream` is told again whenever it changes: events `inside`. Who did not allow to be followed is told without a name; who has a name and did not is a number.",
    tag: "Analytics",
    answers: { 200: Inside },
  },
});
