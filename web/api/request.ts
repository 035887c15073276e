import { isViewedAs, ownTokenFor, tokenFor, viewAsOneself } from "./access.ts";
import { ApiProblem, problemOf } from "./problem.ts";

/** The demo of this page: the address names it. */
export const sessionOfPage = (): string => /^\/w\/([^/]+)/.exec(window.location.pathname)?.[1] ?? "";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

const TIMEOUT_MS = 15_000;

/**
 * Asks the API. A write carries a key, so that one that is sent again by a bad line is done once.
 *
 * @param path below `/api/v1`
 * @param eyes `own`: as who one is, not as whom one looks through the eyes of
 * @throws ApiProblem, `offline` when there is no answer
 */
export async function request<Answer>(
  method: Method,
  path: string,
  body?: object,
  key?: string,
  eyes?: "own",
): Promise<Answer> {
  const session = sessionOfPage();
  const token = eyes === "own" ? ownTokenFor(session) : tokenFor(session);
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { "content-type": "application/json" }),
      ...(key && { "idempotency-key": key }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new ApiProblem(0, "offline", "", {});
  });
  if (answer.status === 401 && token !== undefined && isViewedAs(session)) {
    // Seeing as somebody else has ended; one is still oneself.
    viewAsOneself();
    return request<Answer>(method, path, body, key);
  }
  if (!answer.ok) throw await problemOf(answer);
  return (await answer.json()) as Answer;
}
