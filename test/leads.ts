import { randomUUID } from "node:crypto";
import { OPERATOR_KEY, type TestService } from "./app-under-test.ts";

export type Opened = Awaited<ReturnType<ReturnType<typeof leadsOf>["open"]>>;

/** Something that happened, as a browser tells it. */
export const event = (event_type: string, event_data: object, daysAgo = 0) => ({
  id: randomUUID(),
  event_type,
  event_data,
  occurred_at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
});

/** What prospects leave and the team reads, by the operator unless another token is given. */
export function leadsOf(service: () => TestService) {
  const open = async () => (await service().call("POST", "/demo-sessions")).json;
  const leads = async (query = "", token: string = OPERATOR_KEY) =>
    (await service().call("GET", `/leads?limit=200${query}` as "/leads", { token })).json.items;
  return {
    open,
    leads,
    leave: (demo: Pick<Awaited<ReturnType<typeof open>>, "id" | "session_token">, body: object) =>
      service().call("PUT", `/demo-sessions/${demo.id}/lead`, { token: demo.session_token, body }),
    find: async (email: string, token: string = OPERATOR_KEY) =>
      (await leads("", token)).find((it) => it.email === email),
    read: async (id: string, token: string = OPERATOR_KEY) =>
      (await service().call("GET", `/leads/${id}`, { token })).json,
    happen: (demo: Pick<Awaited<ReturnType<typeof open>>, "id" | "session_token">, events: readonly object[]) =>
      service().call("POST", `/demo-sessions/${demo.id}/events`, { token: demo.session_token, body: { events } }),
  };
}
