import { PROBLEMS, type ProblemCode } from "../contract/problems.ts";

/**
 * The one error a caller can act on. Everything else that is thrown is a bug and answers 500 without detail.
 *
 * `detail` says in one sentence what happened here; `extra` members join the problem document (RFC 9457, 3.2).
 */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    detail: string,
    headers: Record<string, string> = {},
    extra: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.headers = headers;
    this.extra = extra;
  }
}

const retryAfter = (seconds: number) => ({ "retry-after": String(seconds) });

const LEAST_WAIT_SECONDS = 60;
/** When a place comes free, at the latest; somebody may end a demo earlier. */
const nextSlot = (at: Date | undefined) => ({ next_slot_at: at?.toISOString() ?? null });
const secondsUntil = (at: Date | undefined): number =>
  at ? Math.max(1, Math.ceil((at.getTime() - Date.now()) / 1_000)) : LEAST_WAIT_SECONDS;

export const signInNeeded = () =>
  new Refusal("sign_in_needed", "This needs a token that is known.", { "www-authenticate": "Bearer" });

export const wrongEmailOrPassword = () =>
  new Refusal("wrong_email_or_password", "No account has this address and password.");

export const notAllowed = (detail: string) => new Refusal("not_allowed", detail);

export const wrongOrigin = () => new Refusal("wrong_origin", "A page of another site may not ask for this.");

/** Also the answer for somebody else's id: it says nothing that an unknown id would not. */
export const notFound = (what = "resource") => new Refusal("not_found", `There is no such ${what}.`);

export const notDeletedYet = () => new Refusal("not_deleted_yet", "The demo's data is not deleted yet.", retryAfter(2));

export const invitationNotValid = () =>
  new Refusal("invitation_not_valid", "This invitation is unknown, used up or too old, or its demo has ended.");

export const linkWorksNoMore = (state: string) =>
  new Refusal("link_works_no_more", "Nobody comes in by this link any more.", {}, { state });

/** @param left tries, of one that was wrong */
export const wrongPasscode = (left: number | undefined) =>
  new Refusal(
    "wrong_passcode",
    left === undefined ? "This link asks for a passcode." : "This is not the link's passcode.",
    {},
    { tries_left: left ?? null },
  );

export const oidcRefused = (detail: string) => new Refusal("oidc_refused", detail);

export const claimWasUsed = () =>
  new Refusal("claim_was_used", "This code was used. Whoever made the demo can have another one.");

export const signInLinkNotValid = () =>
  new Refusal("sign_in_link_not_valid", "This sign-in link is unknown, used or too old.");

export const tooManyInvitations = (most: number) =>
  new Refusal("too_many_invitations", `A demo has at most ${most} open invitations.`);

export const demoHasEnded = () => new Refusal("demo_has_ended", "This demo has ended, and its data goes with it.");

export const conflict = (detail: string) => new Refusal("conflict", detail);

export const editedMeanwhile = (current: unknown) =>
  new Refusal("edited_meanwhile", "Somebody changed this row after you read it.", {}, { current });

/** @param current the row as it is now */
export const preconditionFailed = (current: unknown) =>
  new Refusal("precondition_failed", "The row has another version than If-Match names.", {}, { current });

export const methodNotAllowed = (method: string, allowed: readonly string[]) =>
  new Refusal("method_not_allowed", `Nothing is done here by ${method}.`, { allow: allowed.join(", ") });

export const versionNeeded = () =>
  new Refusal("version_needed", "Send the version you read, in the body or as If-Match.");

export const unknownScenario = (name: string) =>
  new Refusal("unknown_scenario", `There is no active scenario ${JSON.stringify(name.slice(0, 100))}.`);

export const demosAreFull = (limit: number, nextSlotAt: Date | undefined) =>
  new Refusal(
    "demos_full",
    `All ${limit} demo slots are in use.`,
    retryAfter(secondsUntil(nextSlotAt)),
    nextSlot(nextSlotAt),
  );

export const addressIsBlocked = (until: Date) =>
  new Refusal(
    "address_blocked",
    "From this network nobody opens a demo for a while.",
    {},
    { until: until.toISOString() },
  );

export const tooManyDemosFromHere = (detail: string, nextAt: Date | undefined) =>
  new Refusal("too_many_demos_from_here", detail, retryAfter(secondsUntil(nextAt)), nextSlot(nextAt));

export const tooManyDemosOfYours = (most: number, nextAt: Date | undefined) =>
  new Refusal(
    "too_many_demos_of_yours",
    `This browser has ${most} demos open. Go on in one of them, or end one.`,
    retryAfter(secondsUntil(nextAt)),
    nextSlot(nextAt),
  );

export const demoIsFullOfChanges = (most: number) =>
  new Refusal("demo_is_full_of_changes", `A demo holds at most ${most} changed rows.`);

export const alreadyMaking = () =>
  new Refusal("already_making", "A demo of your own is being made from here already.", retryAfter(5));

export const tooLarge = (rows: number, most: number) =>
  new Refusal(
    "too_large",
    `This demo would have about ${rows} rows; up to ${most} anybody may have made.`,
    {},
    { rows },
  );

export const scenarioIsUnrealistic = (findings: readonly string[]) =>
  new Refusal(
    "scenario_is_unrealistic",
    "The data of this scenario do not balance, so it is not offered.",
    {},
    { findings },
  );

export const tooManyRequests = (detail: string, seconds: number) =>
  new Refusal("too_many_requests", detail, retryAfter(seconds));

export const keyInFlight = () =>
  new Refusal("idempotency_key_in_flight", "A request with this key is being worked on.", retryAfter(1));

export const keyReused = () => new Refusal("idempotency_key_reused", "This key was used with another body.");

export const tooLong = (hours: number, latest: Date) =>
  new Refusal("too_long", `A demo lives at most ${hours} hours.`, {}, { latest_expires_at: latest.toISOString() });

export const clockEndsThere = (latest: Date) =>
  new Refusal("clock_ends_there", "This demo's future ends before that.", {}, { latest: latest.toISOString() });

export const extendedTooOften = (times: number) =>
  new Refusal("extended_too_often", `This demo was extended ${times} times already.`);

export const notReady = (what: string) => new Refusal("not_ready", `${what} is being prepared.`, retryAfter(5));

export const invalidInput = (detail: string, errors: ReadonlyArray<{ pointer: string; detail: string }> = []) =>
  new Refusal("invalid_input", detail, {}, { errors });
