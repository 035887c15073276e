import { z } from "zod";
import { describe } from "./endpoint.ts";
import { instant, Locale, text } from "./text.ts";

const Template = z.object({
  id: z.uuid(),
  name: z.string(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  scenario_name: z.string(),
  locale: Locale,
  version: z.int().meta({ description: "One more with every save; its copies are of the last" }),
  saved_at: instant,
  clock_at: instant.meta({ description: "Where the clock of a copy begins" }),
  is_stale: z.boolean().meta({ description: "Its data are a week old, or older: it can be put on today's" }),
  links: z.int().meta({ description: "That open copies of it" }),
});

const NewTemplate = z
  .strictObject({
    session_id: z.uuid().meta({ description: "A demo that somebody of the team opened to look" }),
    name: text(80),
  })
  .meta({ example: { session_id: "00000000-0000-4000-8000-000000000000", name: "Con precios de Casa Sol" } });

const NextVersion = z
  .strictObject({ session_id: z.uuid() })
  .meta({ example: { session_id: "00000000-0000-4000-8000-000000000000" } });

const Id = z.object({ id: z.uuid() });

export const templateApi = describe({
  "GET /demo-templates": {
    summary: "Demos that the team prepared",
    tag: "Links",
    answers: { 200: z.object({ items: z.array(Template) }) },
  },
  "POST /demo-templates": {
    summary: "Save a demo as it stands, to open copies of",
    description: "Links name it as `template_id`; resetting a copy goes back to what was prepared.",
    tag: "Links",
    body: NewTemplate,
    answers: { 201: Template },
  },
  "PUT /demo-templates/:id": {
    summary: "Save a demo as the next version",
    tag: "Links",
    params: Id,
    body: NextVersion,
    answers: { 200: Template },
  },
  "POST /demo-templates/:id/refresh": {
    summary: "Put what was prepared on today's data",
    description: "Products and prices come along; what was done on a day of the old data does not.",
    tag: "Links",
    params: Id,
    answers: { 200: Template },
  },
  "DELETE /demo-templates/:id": {
    summary: "Delete a prepared demo",
    description: "Copies that are open live on; its links open plain demos from then on.",
    tag: "Links",
    params: Id,
    answers: { 200: z.object({ id: z.uuid() }) },
  },
});
