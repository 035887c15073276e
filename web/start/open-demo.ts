import { ApiProblem, problemOf } from "../api/problem.ts";

const API = "/api/v1/demo-sessions";

export interface Order {
  readonly scenario_name?: string;
  readonly business_name?: string;
  readonly locale: string;
}

/** Where a visitor came from, as the address says. */
function campaign(): Record<string, string> {
  const query = new URLSearchParams(window.location.search);
  return Object.fromEntries(
    ["utm_source", "utm_medium", "utm_campaign"].flatMap((it) => {
      const value = query.get(it);
      return value ? [[it, value.slice(0, 100)]] : [];
    }),
  );
}

/**
 * Opens a demo, whose cookie comes with the answer.
 *
 * @param key the same for each try of one click: whatever gets lost on the way, there is one demo
 * @throws ApiProblem
 */
export async function openDemo(order: Order, key: string): Promise<{ readonly id: string }> {
  const answer = await send(API, { ...order, ...campaign() }, key);
  return (await answer.json()) as { id: string };
}

/** @throws ApiProblem, `offline` when there is no answer */
export async function send(
  url: string,
  body: object,
  key?: string,
  { accept = "application/json", signal }: { readonly accept?: string; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  const headers = { "content-type": "application/json", accept, ...(key && { "idempotency-key": key }) };
  const sent = { method: "POST", headers, body: JSON.stringify(body), ...(signal && { signal }) };
  const answer = await fetch(url, sent).catch(() => {
    throw new ApiProblem(0, "offline", "", {});
  });
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

export const enter = (id: string): void => window.location.assign(`/w/${id}`);
