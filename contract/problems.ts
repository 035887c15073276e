/**
 * Every refusal of the API: its status, and what it means for whoever gets it. A code is part of the API for ever.
 * `type` in a problem document is `/problems/{code}`, where this text is shown.
 */
export const PROBLEMS = {
  malformed_body: {
    status: 400,
    title: "The body cannot be read",
    advice: "Send valid JSON in UTF-8 with `content-type: application/json`.",
  },
  malformed_request: { status: 400, title: "The request cannot be read", advice: "Send HTTP/1.1 with valid headers." },
  sign_in_needed: {
    status: 401,
    title: "Sign in first",
    advice: "Send a token that is known: `Authorization: Bearer dmo_...`, `wsp_...` or a staff key.",
  },
  wrong_email_or_password: {
    status: 401,
    title: "Wrong e-mail address or password",
    advice: "Use an address and password of the demo's credentials, or make a new password.",
  },
  link_works_no_more: {
    status: 410,
    title: "This link works no more",
    advice:
      "`state` says why: it was withdrawn, is over, was used as often as it may be, or locked. Ask whoever sent it for another.",
  },
  wrong_passcode: {
    status: 403,
    title: "Another passcode",
    advice: "Ask whoever sent the link. `tries_left` says how often one can still try.",
  },
  oidc_refused: {
    status: 403,
    title: "The provider's word is not enough",
    advice: "Begin again. Whoever has no account here needs one first, with the address that the provider knows.",
  },
  claim_was_used: {
    status: 410,
    title: "This code was used",
    advice: "Kept work is fetched once. Ask whoever made the demo for another code.",
  },
  sign_in_link_not_valid: {
    status: 410,
    title: "This sign-in link works no more",
    advice: "Ask an operator for a new one.",
  },
  not_allowed: { status: 403, title: "Not allowed", advice: "You are known, but this is not for your role." },
  wrong_origin: {
    status: 403,
    title: "Wrong origin",
    advice:
      "Only the service's own pages, and sites that it lists (`ALLOWED_ORIGINS`), may ask for this in a browser. Elsewhere send a token as `Authorization`.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    advice: "Check the address and the id; another's id answers the same.",
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    advice: "Use one of the methods that the `Allow` header names.",
  },
  precondition_failed: {
    status: 412,
    title: "Precondition failed",
    advice: "The row has another version than `If-Match` names. Look at `current` and send its version.",
  },
  not_deleted_yet: {
    status: 404,
    title: "Not deleted yet",
    advice: "A receipt exists once the demo has ended and its rows are gone, usually two seconds after the end.",
  },
  invitation_not_valid: {
    status: 404,
    title: "This invitation is not valid",
    advice: "It works for an hour and a few times only. Ask for a new one.",
  },
  too_many_invitations: {
    status: 409,
    title: "Too many invitations",
    advice: "Wait until some are used or an hour old.",
  },
  edited_meanwhile: {
    status: 409,
    title: "Edited meanwhile",
    advice: "Somebody changed the row after you read it. Look at `current` and send its version.",
  },
  conflict: { status: 409, title: "Conflict", advice: "The change contradicts other data; the detail says which." },
  already_making: {
    status: 429,
    title: "One at a time",
    advice: "A demo made to measure takes some seconds. Wait for the one that is being made from your address.",
  },
  too_large: {
    status: 422,
    title: "This demo would be too large",
    advice: "Ask for less of everything, or ask the sales team, who may have any size made.",
  },
  scenario_is_unrealistic: {
    status: 422,
    title: "This scenario is not realistic",
    advice: "`findings` says what does not balance. Change its configuration; it cannot be offered as it is.",
  },
  demo_is_full_of_changes: {
    status: 409,
    title: "This demo is full of changes",
    advice: "Start again with `POST /api/v1/demo-sessions/{id}/reset`.",
  },
  idempotency_key_in_flight: {
    status: 409,
    title: "The first request is still on its way",
    advice: "Wait a moment and send the same request with the same `Idempotency-Key` again.",
  },
  demo_has_ended: {
    status: 410,
    title: "The demo has ended",
    advice: "Its data is deleted. Open a new demo; the old token still reads status and receipt for 30 days.",
  },
  body_too_large: { status: 413, title: "The body is too large", advice: "Send less at once; the limit is 1 MB." },
  wrong_content_type: {
    status: 415,
    title: "Wrong content type",
    advice: "Send JSON with `content-type: application/json`.",
  },
  invalid_input: { status: 422, title: "Invalid input", advice: "`errors` says for each place what is wrong with it." },
  unknown_scenario: {
    status: 422,
    title: "Unknown scenario",
    advice: "`GET /api/v1/demo-sessions/scenarios` lists the scenarios that can be opened.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "The key belongs to another request",
    advice: "Use a new `Idempotency-Key` for a new request, and the same body with the same key.",
  },
  too_long: {
    status: 422,
    title: "Too long",
    advice: "A demo has a longest life; `latest_expires_at` is the last possible end.",
  },
  extended_too_often: {
    status: 422,
    title: "Extended too often",
    advice: "A prospect may extend a demo three times. Ask the sales team, or open a new demo.",
  },
  clock_ends_there: {
    status: 422,
    title: "The demo's time ends there",
    advice: "A demo has two weeks of future; `latest` is its last moment.",
  },
  version_needed: {
    status: 428,
    title: "Version needed",
    advice: "Send the `version` you read, in the body or as `If-Match`.",
  },
  address_blocked: {
    status: 403,
    title: "No demos from here for a while",
    advice: "Whoever runs the service has blocked this network until `until`, because harm came from it. Ask them.",
  },
  too_many_demos_from_here: {
    status: 429,
    title: "Too many demos from here",
    advice: "Many people may share an address. Try again after `retry-after` seconds, or at `next_slot_at`.",
  },
  too_many_demos_of_yours: {
    status: 429,
    title: "You have many demos open",
    advice: "Go on in one of yours (`GET /api/v1/demo-sessions/mine`), or end one; the next ends at `next_slot_at`.",
  },
  too_many_requests: {
    status: 429,
    title: "Too many requests",
    advice: "Wait `retry-after` seconds; `ratelimit` says how much is left.",
  },
  headers_too_large: { status: 431, title: "The headers are too large", advice: "Send fewer or shorter headers." },
  internal_error: {
    status: 500,
    title: "Something went wrong on our side",
    advice: "It is logged with the `request_id`. Trying again is safe.",
  },
  demos_full: {
    status: 503,
    title: "All demo slots are in use",
    advice: "Try again at `next_slot_at`, or after `retry-after` seconds.",
  },
  not_ready: {
    status: 503,
    title: "Not ready yet",
    advice: "Something is being prepared. Try again after `retry-after` seconds.",
  },
  database_unavailable: {
    status: 503,
    title: "A database does not answer",
    advice: "Nothing was lost. Try again after `retry-after` seconds.",
  },
} as const satisfies Record<string, { status: number; title: string; advice: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
