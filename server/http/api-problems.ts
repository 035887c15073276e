import { STATUS_CODES } from "node:http";
import { PROBLEMS, type ProblemCode } from "../../contract/problems.ts";

type Json = Record<string, unknown>;

const text = (description: string) => ({ type: "string", description });
const instant = (description: string) => ({ type: "string", format: "date-time", description });

/** What some problems say besides (RFC 9457, 3.2). */
const EXTENSIONS = {
  errors: {
    type: "array",
    description: "Of invalid_input: each field that is wrong",
    items: {
      type: "object",
      properties: { pointer: text("JSON Pointer into what was sent"), detail: text("What it must be") },
      required: ["pointer", "detail"],
    },
  },
  current: { type: "object", description: "Of edited_meanwhile: the row as it is now", additionalProperties: true },
  next_slot_at: {
    type: ["string", "null"],
    format: "date-time",
    description: "Of demos_full and too_many_demos_...: when the next demo ends",
  },
  latest_expires_at: instant("Of too_long: the latest end there can be"),
  latest: instant("Of clock_ends_there: the last moment of this demo's future"),
  findings: {
    type: "array",
    items: { type: "string" },
    description: "Of scenario_is_unrealistic: what its data get wrong",
  },
} as const;

export const PROBLEM_SCHEMA: Json = {
  type: "object",
  description: "A problem (RFC 9457)",
  properties: {
    type: text("`/problems/{code}`, a page that explains it"),
    title: text("Of the kind of problem"),
    status: { type: "integer" },
    detail: text("What happened here"),
    code: { type: "string", enum: Object.keys(PROBLEMS), description: "For programs; never changes" },
    request_id: text("To name in a question about it"),
    ...EXTENSIONS,
  },
  required: ["type", "title", "status", "detail", "code", "request_id"],
};

/** What decides about the ways in which a route may refuse. */
export interface Refusable {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly hasBody: boolean;
  readonly hasQuery: boolean;
  readonly hasKey: boolean;
}

/** The problems that a route can really answer with. */
function codesOf(route: Refusable): ProblemCode[] {
  const { method, path, isPublic, hasBody, hasQuery, hasKey } = route;
  const inWorkspace = path.startsWith("/api/v1/workspace");
  const isWrite = method !== "get";
  const opens = method === "post" && (path === "/api/v1/demo-sessions" || path.endsWith("/create"));
  return [
    ...(hasBody ? (["malformed_body", "body_too_large", "wrong_content_type"] as const) : []),
    ...(hasBody || hasQuery ? (["invalid_input"] as const) : []),
    ...(isPublic ? [] : (["sign_in_needed", "not_allowed"] as const)),
    ...(isWrite ? (["wrong_origin"] as const) : []),
    ...(path.includes("{") ? (["not_found"] as const) : []),
    ...(inWorkspace && !isPublic ? (["demo_has_ended"] as const) : []),
    ...(inWorkspace && isWrite && !isPublic ? (["demo_is_full_of_changes"] as const) : []),
    ...(method === "patch" && inWorkspace ? (["edited_meanwhile", "version_needed"] as const) : []),
    ...(hasKey ? (["idempotency_key_reused", "idempotency_key_in_flight"] as const) : []),
    ...(opens ? (["demos_full", "too_many_demos_from_here", "too_many_demos_of_yours", "not_ready"] as const) : []),
    "too_many_requests",
    "database_unavailable",
    "internal_error",
  ];
}

const RETRY_AFTER = { description: "Seconds until it is worth trying again", schema: { type: "integer", minimum: 1 } };

/** Answers by status, each with its codes and an example. */
export function problemAnswers(route: Refusable): Record<string, Json> {
  const byStatus = Map.groupBy(new Set(codesOf(route)), (it) => PROBLEMS[it].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: `${STATUS_CODES[status] ?? status}: ${codes.map((it) => `\`${it}\``).join(", ")}`,
        ...((status === 429 || status === 503) && { headers: { "Retry-After": RETRY_AFTER } }),
        content: {
          "application/problem+json": {
            schema: { $ref: "#/components/schemas/Problem" },
            example: exampleOf(codes[0] ?? "internal_error"),
          },
        },
      },
    ]),
  );
}

const exampleOf = (code: ProblemCode): Json => ({
  type: `/problems/${code}`,
  title: PROBLEMS[code].title,
  status: PROBLEMS[code].status,
  detail: PROBLEMS[code].title,
  code,
  request_id: "97a4bdc5-43b4-4b5a-b635-2d6f689edd92",
});
