import type { Route } from "../../contract/endpoint.ts";
import { addressOf, type Said } from "./path.ts";
import { ApiProblem } from "./problem.ts";

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a write, so that one that is sent again by a bad line is done once. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request; what it is answered with is the caller's to judge. @throws ApiProblem `offline` when there is no answer */
export function sendRequest(route: Route, said: Said, { headers, key, signal }: Sending): Promise<Response> {
  const [method, url] = addressOf(route, said);
  const hasBody = said.body !== undefined;
  return fetch(url, {
    method,
    headers: {
      ...headers,
      ...(hasBody && { "content-type": "application/json" }),
      ...(key && { "idempotency-key": key }),
    },
    ...(hasBody && { body: JSON.stringify(said.body) }),
    ...(signal && { signal }),
  }).catch(() => {
    throw new ApiProblem(0, "offline", "", {});
  });
}
