import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

/* A provider of the test's own, on a port of this machine, and the way there and back as a browser goes it. */

let service: TestService;
let provider: Awaited<ReturnType<typeof aProvider>>;
const CALLBACK = "http://demo.test/api/v1/staff/oidc/callback";

/** Who signs in there next. */
let next = { sub: "1", email: "marta@sales.test", email_verified: true };

async function aProvider() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [{ client_id: "sales", client_secret: "a-secret-of-the-test", redirect_uris: [CALLBACK] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a-key-of-the-test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...next, sub }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: "sales", accountId: ctx.oidc.session?.accountId ?? "" });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  server.on("request", async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return oidc.callback()(request, response);
    await oidc.interactionFinished(request, response, { login: { accountId: next.sub } });
  });
  return { issuer, close: () => new Promise((resolve) => server.close(resolve)) };
}

beforeAll(async () => {
  provider = await aProvider();
  service = await aService({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: "sales",
    OIDC_CLIENT_SECRET: "a-secret-of-the-test",
  });
});
afterAll(async () => {
  await service.close();
  await provider.close();
});

const setCookies = (header: unknown): string[] => [header ?? []].flat().map((it) => String(it).split(";")[0] ?? "");
const begin = async () => {
  const answer = await service.app.inject("/api/v1/staff/oidc/start");
  return { url: String(answer.headers.location), cookie: setCookies(answer.headers["set-cookie"]).join("; ") };
};

/** Follows the provider's redirects until it sends somebody back to us. */
async function signInThere(start: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const it of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (it.split(";")[0] ?? "").split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${answer.status} at ${url}: ${await answer.text()}`);
    url = new URL(location, url).href;
    if (url.startsWith(CALLBACK)) return url;
  }
  throw new Error("the provider goes round in circles");
}

const end = (url: string, cookie: string) =>
  service.app.inject({ url: new URL(url).pathname + new URL(url).search, headers: { cookie } });

async function signIn() {
  const { url, cookie } = await begin();
  return end(await signInThere(url), cookie);
}

const whoIs = async (answer: Awaited<ReturnType<typeof signIn>>) => {
  const cookie = setCookies(answer.headers["set-cookie"]).find((it) => it.startsWith("staff_session=")) ?? "";
  return (await service.call("GET", "/staff/me", { headers: { cookie } })).json;
};

test("who has an account here comes in by the provider, and from then on by its own name for them", async () => {
  expect((await service.call("GET", "/staff/oidc")).json).toEqual({ is_on: true });
  const { id } = await aPerson(service, "rep", "marta");
  const first = await signIn();
  expect([first.statusCode, first.headers.location]).toEqual([302, "/ventas"]);
  expect(await whoIs(first)).toMatchObject({ id, role: "rep" });
  next = { ...next, email: "married@sales.test" };
  expect(await whoIs(await signIn())).toMatchObject({ id });
});

test("nobody gets an account by signing in there, nor by an address that is not verified, nor somebody else's", async () => {
  await aPerson(service, "operator", "olga");
  for (const who of [
    { sub: "2", email: "stranger@sales.test", email_verified: true },
    { sub: "3", email: "olga@sales.test", email_verified: false },
    // Marta's address belongs to another name there.
    { sub: "4", email: "marta@sales.test", email_verified: true },
  ]) {
    next = who;
    const answer = await signIn();
    expect([who.sub, answer.headers.location]).toEqual([who.sub, "/ventas#rechazado=oidc_refused"]);
    expect(setCookies(answer.headers["set-cookie"]).some((it) => it.startsWith("staff_session="))).toBe(false);
  }
});

test("who did not begin does not end: another browser, another state, a code that was used", async () => {
  await aPerson(service, "rep", "ines");
  next = { sub: "5", email: "ines@sales.test", email_verified: true };
  const [mine, other] = [await begin(), await begin()];
  const back = await signInThere(mine.url);
  expect((await end(back, "")).headers.location).toBe("/ventas#rechazado=oidc_refused");
  expect((await end(back, other.cookie)).headers.location).toBe("/ventas#rechazado=oidc_refused");
  expect((await end(back, mine.cookie)).headers.location).toBe("/ventas");
  expect((await end(back, mine.cookie)).headers.location).toBe("/ventas#rechazado=oidc_refused");
});

test("whoever is let in no more here is not let in by the provider either", async () => {
  const { id } = await aPerson(service, "rep", "luz");
  next = { sub: "6", email: "luz@sales.test", email_verified: true };
  expect((await signIn()).headers.location).toBe("/ventas");
  await service.superuser.query("update staff_accounts set is_active = false where id = $1", [id]);
  expect((await signIn()).headers.location).toBe("/ventas#rechazado=oidc_refused");
});
