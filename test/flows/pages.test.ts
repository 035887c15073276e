import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";

/* The built pages, as a browser gets them. */

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const page = (url: string) => service.app.inject({ url });
const noncesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/nonce[-=]"?([^"';\s]+)/g)].map((it) => it[1] ?? ""));

test.each(["/", "/en", "/w/-", "/w/-/today"])(
  "%s names nobody but us, and has nonces that no other answer has",
  async (url) => {
    const [one, other] = await Promise.all([page(url), page(url)]);
    const policy = String(one.headers["content-security-policy"]);
    for (const directive of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(one.body).not.toContain("{{csp-nonce}}");
    const [scripts, rest] = [one.body.match(/<script[^>]*>/g) ?? [], one.body.replaceAll(/<script[^>]*>/g, "")];
    const ofDirective = (name: string) => noncesIn(policy.split(";").find((it) => it.trim().startsWith(name)) ?? "");
    expect(noncesIn(scripts.join())).toEqual(ofDirective("script-src"));
    expect(noncesIn(rest)).toEqual(ofDirective("style-src"));
    expect(noncesIn(policy).size).toBe(2);
    const others = noncesIn(String(other.headers["content-security-policy"]));
    expect([...others].some((it) => noncesIn(policy).has(it))).toBe(false);
    expect(one.headers).toMatchObject({
      "referrer-policy": "same-origin",
      "cache-control": "no-cache",
      "x-frame-options": "SAMEORIGIN",
    });
  },
);

test("an address that no file can have is none", async () => {
  for (const url of ["/assets/%00", "/assets/%00.js", "/assets/../../package.json", "/assets/%2e%2e%2fpackage.json"])
    expect([url, (await page(url)).statusCode]).toEqual([url, 404]);
});

test("a request that comes in bits is cut off, and connections have a limit", () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = service.app.server;
  expect({ headersTimeout, requestTimeout, keepAliveTimeout, maxConnections }).toEqual({
    headersTimeout: 10_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 75_000,
    maxConnections: 4_000,
  });
});
