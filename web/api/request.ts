import type { Route } from "../../contract/endpoint.ts";
import { isViewedAs, ownTokenFor, tokenFor, viewAsOneself } from "./access.ts";
import type { Said } from "./path.ts";
import { problemOf } from "./problem.ts";
import { sendRequest } from "./send-request.ts";

/** The demo of this page: the address names it. */
export const sessionOfPage = (): string => /^\/w\/([^/]+)/.exec(window.location.pathname)?.[1] ?? "";

/** On the sales side one is of the team, also where this browser has demos. */
const ofSales = () => (window.location.pathname.startsWith("/ventas") ? { "on-behalf-of": "staff" } : {});

export interface Sending {
  /** Of a write, so that one that is sent again by a bad line is done once. */
  readonly key?: string;
  /** `own`: as who one is, not as whom one looks through the eyes of. */
  readonly eyes?: "own";
}

const TIMEOUT_MS = 15_000;
/** What lives a whole dataset before it answers. */
const SLOW_TIMEOUT_MS = 60_000;
const SLOW: readonly Route[] = [
  "POST /demo-sessions/scenarios/:scenario/dry-run",
  "PATCH /demo-sessions/scenarios/:scenario",
  "POST /demo-sessions/experiments",
];

/**
 * Asks the API, untyped: `client.ts` knows what may be said, and what comes of it.
 *
 * @throws ApiProblem, `offline` when there is no answer
 */
export async function request(route: Route, said: Said, { key, eyes }: Sending = {}): Promise<unknown> {
  const session = sessionOfPage();
  const token = eyes === "own" ? ownTokenFor(session) : tokenFor(session);
  // Of the demos that this browser has it is this page's.
  const demo = session === "" ? ofSales() : { "demo-session": session };
  const headers = token === undefined ? demo : { ...demo, authorization: `Bearer ${token}` };
  const answer = await sendRequest(route, said, {
    headers,
    key,
    signal: AbortSignal.timeout(SLOW.includes(route) ? SLOW_TIMEOUT_MS : TIMEOUT_MS),
  });
  if (answer.status === 401 && token !== undefined && isViewedAs(session)) {
    // Seeing as somebody else has ended; one is still oneself.
    viewAsOneself();
    return request(route, said, key === undefined ? {} : { key });
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer.json();
}
