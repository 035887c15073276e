import { type Answer, aService, type TestService } from "../app-under-test.ts";
import type { JsonOf } from "../typed-answer.ts";
import { bakeryOnTuesday } from "./ordinary-day.ts";

/** A service that demonstrates the bakery, and one demo whose clock stands at 11:40 of an ordinary Tuesday. */
export interface TestBakery {
  readonly service: TestService;
  readonly opened: { readonly id: string; readonly session_token: string; readonly demo_tenant_id: string };
  /** Puts the demo's clock to a time of its dataset's day, so that the hour of the test's run does not matter. */
  setClock(time: string): Promise<unknown>;
  /** What a workspace route answers, as the owner unless another token is given. */
  get<Path extends string>(path: Path, token?: string): Promise<JsonOf<"GET", `/workspace${Path}`>>;
  post<Path extends string>(
    path: Path,
    body?: object,
    options?: { token?: string; key?: string },
  ): Promise<Answer<JsonOf<"POST", `/workspace${Path}`>>>;
  /** A token of another of the demo's people. */
  as(role: string): Promise<string>;
}

export async function aBakery(environment: NodeJS.ProcessEnv = {}, domain = bakeryOnTuesday): Promise<TestBakery> {
  const service = await aService(environment, domain);
  const opened = (await service.call("POST", "/demo-sessions")).json;
  const { session_token, demo_tenant_id } = opened;
  const setClock = (time: string) =>
    service.demoDatabase.superuser.query(
      `update overlay.tenants t set clock_offset = (d.date_on + $2::time) at time zone d.time_zone - now()
         from overlay.datasets d where d.id = t.dataset_id and t.id = $1`,
      [demo_tenant_id, time],
    );
  await setClock("11:40");
  return {
    service,
    opened,
    setClock,
    get: async (path, token = session_token) => (await service.call("GET", `/workspace${path}`, { token })).json,
    post: (path, body, { token = session_token, key } = {}) =>
      service.call("POST", `/workspace${path}`, {
        token,
        ...(body && { body }),
        ...(key && { headers: { "idempotency-key": key } }),
      }),
    as: async (role) =>
      (await service.call("POST", "/workspace/view-as", { token: session_token, body: { role } })).json.access_token,
  };
}
