import type { Method, Route } from "../../contract/endpoint.ts";

/** What is said with a request, as the contract describes it. */
export interface Said {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** `["GET", "/api/v1/workspace/products/…"]`: a route with its parameters filled in; what is undefined is left out of the query. */
export function addressOf(route: Route, { params, query }: Said = {}): readonly [method: Method, url: string] {
  const [method, template = ""] = route.split(" ") as [Method, string];
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Values)[name])));
  const given = Object.entries((query ?? {}) as Values).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return [method, `/api/v1${path}${search && `?${search}`}`];
}
