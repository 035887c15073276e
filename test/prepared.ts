import { expect } from "vitest";
import { PUBLIC_URL, type TestService } from "./app-under-test.ts";
import { there } from "./there.ts";

interface Demo {
  readonly id: string;
  readonly session_token: string;
  readonly demo_tenant_id: string;
}

/** Demos that a rep prepares, and copies of them that prospects open. */
export function preparedOf(service: () => TestService, rep: () => { readonly token: string }) {
  const ofRep = (
    method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH",
    path: string,
    body?: object,
    token = rep().token,
  ) => service().call(method, path as "/demo-templates", { token, ...(body && { body }) });
  const aLink = async (body: object = {}) =>
    (await ofRep("POST", "/demo-links", body)).json as unknown as { id: string; code: string; version: number };
  const enter = async (code: string, ofTeam = false): Promise<Demo> => {
    const headers = {
      "user-agent": "Mozilla/5.0 (X11)",
      ...(ofTeam && { cookie: `staff_session=${rep().token}`, origin: PUBLIC_URL }),
    };
    const { status, json } = await service().call("POST", "/demo-links/redeem", { body: { code }, headers });
    expect(status).toBe(201);
    return json as Demo;
  };
  const inDemo = (demo: Demo) => ({
    get: async (path: string) =>
      (await service().call("GET", `/workspace${path}` as "/workspace/products", { token: demo.session_token })).json,
    send: (method: "POST" | "PATCH", path: string, body: object) =>
      service().call(method, `/workspace${path}` as "/workspace/products", { token: demo.session_token, body }),
    reset: () => service().call("POST", `/demo-sessions/${demo.id}/reset`, { token: demo.session_token }),
  });
  const priceOf = async (demo: Demo, name: string) =>
    there((await inDemo(demo).get("/products")).items.find((it) => it.name === name)).price_cents;

  /** A demo of the rep's in which bread costs 2,22 € and there is a loaf of their own. */
  async function prepare(code: string): Promise<Demo> {
    const demo = await enter(code, true);
    const { get, send } = inDemo(demo);
    const bread = there((await get("/products")).items.find((it) => it.name === "Baguette"));
    expect((await send("PATCH", `/products/${bread.id}`, { price_cents: 222, version: bread.version })).status).toBe(
      200,
    );
    expect(
      (await send("POST", "/products", { name: "Pan de Casa Sol", category: "bread", price_cents: 333 })).status,
    ).toBe(201);
    return demo;
  }
  return { ofRep, aLink, enter, inDemo, priceOf, prepare };
}
