import type { CoreApi } from "../../contract/api.ts";
import type { Answered, Asking, Route } from "../../contract/endpoint.ts";
import type { Said } from "../api/path.ts";
import { problemOf } from "../api/problem.ts";
import { sendRequest } from "../api/send-request.ts";

export type Order = NonNullable<Asking<CoreApi["POST /demo-sessions"]>["body"]>;

/** Where a visitor came from, as the address says. */
function campaign(): Record<string, string> {
  const query = new URLSearchParams(window.location.search);
  return Object.fromEntries(
    ["utm_source", "utm_medium", "utm_campaign"].flatMap((name) => {
      const value = query.get(name);
      return value ? [[name, value.slice(0, 100)]] : [];
    }),
  );
}

/** Says that somebody looks; whatever becomes of that, the page is the same. @param code of the link whose page it is */
export function tellVisit(code?: string): void {
  const { utm_source } = campaign();
  send("POST /visits", { body: { ...(code && { code }), ...(utm_source && { utm_source }) } }).catch(() => undefined);
}

/** What the page's form asked for before its script ran, once. */
export function takeAsked(): Order | undefined {
  const { asked } = document.body.dataset;
  delete document.body.dataset["asked"];
  if (!asked) return undefined;
  const order: Order = { ...campaign(), ...(JSON.parse(asked) as Order) };
  // Whoever reloads the page then asks for nothing.
  window.history.replaceState(null, "", document.documentElement.lang === "en" ? "/en" : "/");
  return order;
}

/**
 * Opens a demo, whose cookie comes with the answer.
 *
 * @param key the same for each try of one click: whatever gets lost on the way, there is one demo
 * @throws ApiProblem
 */
export async function openDemo(order: Order, key: string): Promise<{ readonly id: string }> {
  return send("POST /demo-sessions", { body: { ...campaign(), ...order } }, { key });
}

interface Sending {
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** @throws ApiProblem, `offline` when there is no answer */
export async function send<Key extends keyof CoreApi>(
  route: Key,
  saying: Asking<CoreApi[Key]>,
  sending?: Sending,
): Promise<Answered<CoreApi[Key]>> {
  return (await open(route, saying as Said, "application/json", sending)).json();
}

/** The same, answered as it is done: the stream of its events. @throws ApiProblem */
export const stream = <Key extends keyof CoreApi>(route: Key, saying: Asking<CoreApi[Key]>, sending?: Sending) =>
  open(route, saying as Said, "text/event-stream", sending);

async function open(route: Route, said: Said, accept: string, { key, signal }: Sending = {}): Promise<Response> {
  const answer = await sendRequest(route, said, { headers: { accept }, key, signal });
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

export const enter = (id: string): void => window.location.assign(`/w/${id}`);
