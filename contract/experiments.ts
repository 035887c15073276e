import { z } from "zod";
import { Share } from "./analytics.ts";
import { describe } from "./endpoint.ts";
import { page } from "./session.ts";
import { instant, text } from "./text.ts";

/* Two scenarios side by side: whoever asks for the first gets one of both, and which does better is told once enough have tried. */

const Arm = z.object({
  scenario_name: z.string(),
  counted: z.int().meta({ description: "People, or links, of which the first demo counts" }),
  ended: z.int().meta({ description: "Of them those whose demo is deleted: nothing about it changes any more" }),
  success: Share.nullable().meta({ description: "Of the first `needed` that ended; null of fewer than five" }),
  lead: Share.nullable(),
});

const Experiment = z.object({
  id: z.uuid(),
  scenario_name: z.string(),
  challenger_name: z.string(),
  split: z.enum(["person", "link"]).meta({
    description: "`person`: each person by chance; `link`: each link by chance, and nobody else",
  }),
  measure: z.enum(["success", "lead"]).meta({
    description: "By which it is decided. `success`: saw three areas and changed something; `lead`: left a contact",
  }),
  baseline: z.number().meta({ description: "The share of the measure when it began, of which `needed` was reckoned" }),
  least_difference: z.number().meta({ description: "The difference that is looked for, as a share" }),
  needed: z.int().meta({
    description:
      "So many of each are needed to find that difference in 80 of 100 cases, and none where there is none in 95",
  }),
  started_by: z.string(),
  started_at: instant,
  ended_at: instant.nullable(),
  decided_at: instant.nullable().meta({ description: "From then on its figures stay as they were" }),
  arms: z.array(Arm).meta({ description: "Two: the scenario that is asked for, and the challenger" }),
  missing: z.int().meta({ description: "About so many more have to end, both together" }),
  difference: z
    .object({ value: z.number(), low: z.number(), high: z.number() })
    .nullable()
    .meta({ description: "Of the measure, challenger less the other, with its 95 % interval (Newcombe's)" }),
  verdict: z.enum(["not_yet", "challenger", "original", "no_difference"]).meta({
    description:
      "Given once, within the hour after the first `needed` of each have ended; `no_difference`: none so large was found",
  }),
});

const NewExperiment = z
  .strictObject({
    scenario: text(100).meta({ description: "That prospects ask for" }),
    challenger: text(100).meta({ description: "Another scenario; it need not be offered" }),
    split: z.enum(["person", "link"]).default("person"),
    measure: z.enum(["success", "lead"]).default("success"),
    least_difference: z.number().min(0.02).max(0.5).default(0.1),
  })
  .meta({ example: { scenario: "standard_bakery", challenger: "casa_sol" } });

const ExperimentId = z.object({ id: z.uuid() });

export const experimentApi = describe({
  "GET /demo-sessions/experiments": {
    summary: "List the experiments with what they show",
    description: "For the sales team. Those that run first, then the newest.",
    tag: "Scenarios",
    answers: { 200: page(Experiment) },
  },
  "POST /demo-sessions/experiments": {
    summary: "Put two scenarios side by side",
    description:
      "For managers. Whoever asks for the first is given one of both by chance and keeps it; what the team opens, prepared demos and those to measure take no part. How many it takes is said now.",
    tag: "Scenarios",
    body: NewExperiment,
    answers: { 201: Experiment },
  },
  "POST /demo-sessions/experiments/:id/end": {
    summary: "End an experiment",
    description: "For managers. From now on everybody gets what they ask for; what was counted stays.",
    tag: "Scenarios",
    params: ExperimentId,
    answers: { 200: Experiment },
  },
});
