import { z } from "zod";
import { describe } from "./endpoint.ts";
import { instant } from "./text.ts";

const Alive = z.object({ status: z.literal("ok") });
const Health = z.object({
  status: z.enum(["ok", "degraded"]),
  checks: z
    .record(z.string(), z.enum(["ok", "failing"]))
    .optional()
    .meta({ description: "For staff" }),
});
const Cleanup = z.object({
  status: z.enum(["ok", "behind"]),
  interval_minutes: z.int(),
  detail: z
    .object({
      overdue: z.int().meta({ description: "Live sessions past their end that no job has expired yet" }),
      waiting_for_deletion: z.int().meta({ description: "Ended sessions whose rows are not proved gone yet" }),
      oldest_waiting_since: instant.nullable(),
      deleted_last_24_hours: z.int(),
    })
    .optional()
    .meta({ description: "For staff" }),
});

/** Beside the API, where orchestrators look for them. */
export const probeApi = describe({
  "GET /livez": {
    access: "public",
    quiet: true,
    summary: "The process answers",
    tag: "Health",
    answers: { 200: Alive },
  },
  "GET /readyz": {
    access: "public",
    quiet: true,
    summary: "A demo can be opened at once",
    tag: "Health",
    answers: { 200: Alive },
  },
});

export const healthApi = describe({
  "GET /demo-sessions/health": {
    access: "optional",
    forScrapers: true,
    summary: "Health of the service and what it needs",
    description: "503 while a database is away. Without today's data it is degraded, and demos can still be used.",
    tag: "Health",
    answers: { 200: Health, 503: Health },
  },
  "GET /demo-sessions/cleanup/status": {
    access: "optional",
    forScrapers: true,
    summary: "Whether the clean-up keeps up",
    tag: "Health",
    answers: { 200: Cleanup },
  },
});
