import { z } from "zod";
import { describe } from "./endpoint.ts";
import { SessionId } from "./session.ts";
import { givenInstant } from "./text.ts";

const MOST_DATA = 2_000;

const Event = z.strictObject({
  id: z.uuid().meta({ description: "Made by the client; the same id again is the same event" }),
  event_type: z.enum(["login", "page_view", "feature_used", "action_performed", "workspace_opened"]),
  event_data: z
    .record(z.string().max(100), z.unknown())
    .default({})
    .refine((it) => JSON.stringify(it).length <= MOST_DATA, `may have ${MOST_DATA} characters as JSON`)
    .refine((it) => !JSON.stringify(it).includes("\\u0000"), "contains characters that are not text")
    .meta({
      description:
        "`{screen, device}` of a page view (`phone`, `tablet` or `desktop`), `{feature}` of a used feature, `{ready_ms}` from the click to the first screen",
    }),
  occurred_at: givenInstant,
});

export const ActivityBatch = z.strictObject({ events: z.array(Event).min(1).max(100) }).meta({
  example: {
    events: [
      {
        id: "5f0c3c5e-6f0b-4a53-9d4a-0d6f2f6b1c01",
        event_type: "feature_used",
        event_data: { feature: "forecasting" },
        occurred_at: "2026-11-23T10:00:00Z",
      },
    ],
  },
});

const ActivityReceipt = z.object({
  recorded: z.int(),
  duplicates: z.int().meta({ description: "Events that had arrived before" }),
});

export const activityApi = describe({
  "POST /demo-sessions/:id/events": {
    summary: "Say what happened in a demo",
    description: "Up to 100 events at once. One that arrives twice counts once; an unknown feature counts as `other`.",
    tag: "Demos",
    params: SessionId,
    body: ActivityBatch,
    answers: { 200: ActivityReceipt },
  },
});
