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
  current: {
    type: "object",
    description: "Of edited_meanwhile and precondition_failed: the row as it is now",
    additionalProperties: true,
  },
  next_slot_at: {
    type: ["string", "null"],
    format: "date-time",
    description: "Of demos_full and too_many_demos_...: when the next demo ends",
  },
  latest_expires_at: instant("Of too_long: the latest end there can be"),
  latest: instant("Of clock_ends_there: the last moment of this demo's future"),
  rows: { type: "integer", description: "Of too_large: how many rows it would have, roughly" },
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
  /** Names of the headers that it looks at. */
  readonly headers: readonly string[];
}

/** What a reading route of such an ending may refuse besides, */
const READ_BY_ENDING: ReadonlyArray<readonly [ending: RegExp, codes: readonly ProblemCode[]]> = [
  [/\/receipt$/, ["not_deleted_yet"]],
];

/** and a writing one. */
const WRITTEN_BY_ENDING: ReadonlyArray<readonly [ending: RegExp, codes: readonly ProblemCode[]]> = [
  [/\/extend$/, ["too_long", "extended_too_often"]],
  [/\/clock$/, ["clock_ends_there"]],
  [/\/sign-in$/, ["wrong_email_or_password", "demo_has_ended"]],
  [/\{id\}\/invitations$/, ["too_many_invitations"]],
  [/\/redeem$/, ["invitation_not_valid", "demo_has_ended"]],
  [
    /\/(demo-sessions|create)$/,
    ["demos_full", "address_blocked", "too_many_demos_from_here", "too_many_demos_of_yours", "not_ready"],
  ],
  [/\/(demo-sessions|create|preview)$/, ["unknown_scenario", "too_large", "already_making", "not_found"]],
  [/\/scenarios(\/\{scenario\})?$/, ["conflict", "scenario_is_unrealistic"]],
];

/** The problems that a route can really answer with. */
function codesOf({ method, path, isPublic, hasBody, hasQuery, headers }: Refusable): ProblemCode[] {
  const inWorkspace = path.startsWith("/api/v1/workspace");
  const isWrite = method !== "get";
  const when = (is: boolean, ...codes: ProblemCode[]) => (is ? codes : []);
  return [
    ...when(hasBody, "malformed_body", "body_too_large", "wrong_content_type"),
    ...when(hasBody || hasQuery || isWrite, "invalid_input"),
    ...when(!isPublic, "sign_in_needed", "not_allowed"),
    ...when(isWrite, "wrong_origin"),
    ...when(path.includes("{"), "not_found"),
    ...when(!isPublic && (inWorkspace || path.includes("/demo-sessions/{id}")), "demo_has_ended"),
    ...when(!isPublic && inWorkspace && isWrite, "conflict", "demo_is_full_of_changes"),
    ...when(headers.includes("if-match"), "edited_meanwhile", "precondition_failed", "version_needed"),
    ...when(headers.includes("idempotency-key"), "idempotency_key_reused", "idempotency_key_in_flight"),
    ...(isWrite ? WRITTEN_BY_ENDING : READ_BY_ENDING).flatMap(([ending, codes]) => when(ending.test(path), ...codes)),
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
