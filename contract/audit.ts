import { z } from "zod";
import { describe } from "./endpoint.ts";
import { givenInstant, instant, text } from "./text.ts";

const Entry = z.object({
  id: z.int(),
  at: instant,
  action: z.string(),
  actor: z.string().meta({ description: "`anonymous`, `prospect:owner`, `staff:{id}`, `operator`, `service`" }),
  session_id: z.uuid().nullable(),
  details: z.record(z.string(), z.unknown().meta({ description: "Ids and choices, never who somebody is" })),
});

const Filter = {
  action: text(100).optional(),
  actor: text(100).optional().meta({ description: "As it stands there, or its beginning: `staff:`" }),
  session: z.uuid().optional(),
  from: givenInstant.optional(),
  to: givenInstant.optional(),
};

export const auditApi = describe({
  "GET /audit": {
    summary: "Who did what, the last first",
    description: "For operators. Entries are written with what they are about, and never changed.",
    tag: "Operations",
    query: z.object({
      ...Filter,
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      cursor: z.string().max(100).optional(),
    }),
    answers: { 200: z.object({ items: z.array(Entry), next_cursor: z.string().nullable() }) },
  },
  "GET /audit/export": {
    summary: "The same as a file",
    description: "CSV (RFC 4180), the last 50,000 that match.",
    tag: "Operations",
    query: z.object(Filter),
    media: ["text/csv"],
    answers: { 200: z.string() },
  },
});
