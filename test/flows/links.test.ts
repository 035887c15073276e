import { afterAll, beforeAll, expect, test } from "vitest";
import { lookerOf } from "../../server/links/looker.ts";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

let service: TestService;
let rep: { id: string; token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000" });
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const OWN_PAGE = { origin: PUBLIC_URL };
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

const make = async (body: object = {}, token = rep.token) =>
  (await service.call("POST", "/demo-links", { token, body })).json;
const redeem = (code: string, more: object = {}, headers: Record<string, string> = {}) =>
  service.call("POST", "/demo-links/redeem", {
    body: { code, ...more },
    headers: { ...OWN_PAGE, "user-agent": SAFARI, ...headers },
  });
const read = async (id: string, token = rep.token) => (await service.call("GET", `/demo-links/${id}`, { token })).json;
const door = async (code: string) => (await service.call("GET", `/demo-links/door/${code}`)).json;
const freely = () => service.deps.wrongCodeLimit.limiter.delete("127.0.0.1");
const cookieOf = (headers: Readonly<Record<string, unknown>>) => String(headers["set-cookie"]).split(";")[0] ?? "";

test("a link that is made with nothing said works for two weeks and three people, and its demo is the rep's", async () => {
  const link = await make();
  expect(link).toMatchObject({
    state: "open",
    uses: 0,
    max_uses: 3,
    owner: { id: rep.id, name: "marta" },
    returns: true,
  });
  expect(link.url).toBe(`${PUBLIC_URL}/d/${link.code}`);
  expect(link.code).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
  const opened = await redeem(link.code.toUpperCase().replaceAll("1", "l").replaceAll("0", "O"));
  expect(opened.status).toBe(201);
  const { rows } = await service.superuser.query(
    "select link_id, owner_id, is_internal from demo_sessions where id = $1",
    [opened.json.id],
  );
  expect(rows).toEqual([{ link_id: link.id, owner_id: rep.id, is_internal: false }]);
  expect(await read(link.id)).toMatchObject({ uses: 1, live_demos: 1, last_opened_at: expect.any(String) });
});

test("what is filled in is in the demo, and on the door only what is for whoever it was sent to", async () => {
  const link = await make({
    business_name: "Panadería Sol",
    person_name: "Rosa",
    person_phone: "+34600111222",
    person_email: "rosa@sol.test",
    form_of_address: "usted",
    locale: "en",
    duration_hours: 48,
    note: "pregunta por el precio",
    utm_campaign: "feria",
  });
  const seen = await door(link.code);
  expect(seen).toMatchObject({
    person_name: "Rosa",
    business_name: "Panadería Sol",
    from: { name: "marta" },
    duration_hours: 48,
  });
  for (const secret of ["pregunta", "rosa@sol.test", "+34600111222", "feria", link.id])
    expect(JSON.stringify(seen)).not.toContain(secret);
  const opened = (await redeem(link.code)).json;
  expect(opened).toMatchObject({ business_name: "Panadería Sol", locale: "en", duration_hours: 48 });
  const { rows } = await service.superuser.query("select utm_campaign, lead_email from demo_sessions where id = $1", [
    opened.id,
  ]);
  // What a rep wrote down about somebody is no consent of theirs.
  expect(rows).toEqual([{ utm_campaign: "feria", lead_email: null }]);
});

test("of two hundred presses at once exactly as many come in as may, and a failed one gives its use back", async () => {
  const { id, code } = await make({ max_uses: 7 });
  const pressed = await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      return service.app.inject({
        method: "POST",
        url: "/api/v1/demo-links/redeem",
        remoteAddress: `10.0.${n % 50}.${n}`,
        headers: { ...OWN_PAGE, "user-agent": SAFARI },
        payload: { code },
      });
    }),
  );
  const statuses = pressed.map((it) => it.statusCode);
  expect([statuses.filter((it) => it === 201).length, statuses.filter((it) => it === 410).length]).toEqual([7, 193]);
  expect(pressed.find((it) => it.statusCode === 410)?.json()).toMatchObject({
    code: "link_works_no_more",
    state: "used_up",
  });
  expect(await read(id)).toMatchObject({ uses: 7, state: "used_up", live_demos: 7 });
  await service.superuser.query(
    `update demo_sessions set status = 'failed', terminated_at = now()
      where id = (select id from demo_sessions where link_id = $1 limit 1)`,
    [id],
  );
  expect(await read(id)).toMatchObject({ uses: 6, state: "open" });
});

test("the same browser comes back to the same demo, counted once; where that is not wanted it gets another", async () => {
  await freely();
  const [back, fresh] = [await make(), await make({ returns: false })];
  for (const [link, uses] of [
    [back, 1],
    [fresh, 2],
  ] as const) {
    const first = await redeem(link.code);
    const cookie = cookieOf(first.headers);
    const again = await redeem(link.code, {}, { cookie });
    expect([again.status, again.json.id === first.json.id]).toEqual(uses === 1 ? [200, true] : [201, false]);
    expect((await read(link.id)).uses).toBe(uses);
  }
  const cookie = cookieOf((await redeem(back.code)).headers);
  const { id } = (await redeem(back.code, {}, { cookie })).json;
  await service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
  // What has ended is not gone back to.
  expect((await redeem(back.code, {}, { cookie })).status).toBe(201);
});

test("what somebody of the team opens by it to look counts nowhere, nor do pictures for a message and machines", async () => {
  await freely();
  const link = await make({ max_uses: 1 });
  const mine = await redeem(link.code, {}, { cookie: `staff_session=${rep.token}` });
  expect(mine.status).toBe(201);
  expect(await read(link.id)).toMatchObject({ uses: 0, live_demos: 0, not_counted: { team: 1 } });
  expect((await redeem(link.code, {}, { "user-agent": "WhatsApp/2.24.20.89 A" })).status).toBe(403);
  expect((await redeem(link.code)).status).toBe(201);
});

test("a passcode lets in who knows it; five wrong ones lock the link for all, and a new one unlocks it", async () => {
  await freely();
  const { id, code } = await make({ passcode: "horno7", max_uses: 50 });
  expect((await redeem(code)).json).toMatchObject({ code: "wrong_passcode", tries_left: null });
  expect((await redeem(code, { passcode: "horno8" })).json).toMatchObject({ code: "wrong_passcode", tries_left: 4 });
  expect((await redeem(code, { passcode: " horno7 " })).status).toBe(201);
  expect((await door(code)).tries_left).toBe(5);
  await freely();
  const tries = await Promise.all(Array.from({ length: 12 }, (_, n) => redeem(code, { passcode: `wrong${n}` })));
  expect(tries.filter((it) => it.json.code === "wrong_passcode")).toHaveLength(5);
  expect((await redeem(code, { passcode: "horno7" })).json).toMatchObject({
    code: "link_works_no_more",
    state: "locked",
  });
  const { version } = await read(id);
  const edited = await service.call("PATCH", `/demo-links/${id}`, {
    token: rep.token,
    body: { version, passcode: "masa9madre" },
  });
  expect(edited.json).toMatchObject({ state: "open", version: version + 1 });
  expect((await redeem(code, { passcode: "masa9madre" })).status).toBe(201);
  const { rows } = await service.superuser.query("select passcode_hash from demo_links where id = $1", [id]);
  expect(rows[0].passcode_hash).toMatch(/^\$argon2id\$/);
});

test("only people of the allowed houses come in, and their address is not kept", async () => {
  await freely();
  const { code } = await make({ allowed_domains: ["Sol.Test"] });
  for (const [email, pointer] of [
    [undefined, "/email"],
    ["a@luna.test", "/email"],
    ["a@evil-sol.test", "/email"],
  ] as const)
    expect((await redeem(code, email ? { email } : {})).json).toMatchObject({
      code: "invalid_input",
      errors: [{ pointer }],
    });
  const opened = await redeem(code, { email: "rosa@SOL.test" });
  expect(opened.status).toBe(201);
  const { rows } = await service.superuser.query("select to_jsonb(s)::text as row from demo_sessions s where id = $1", [
    opened.json.id,
  ]);
  expect(rows[0].row).not.toContain("rosa@");
});

test("a withdrawn link lets nobody in; its demos live on, or end with it", async () => {
  await freely();
  const [kept, ended] = [await make(), await make()];
  for (const [link, end_demos, status] of [
    [kept, false, "active"],
    [ended, true, "terminated"],
  ] as const) {
    const { id } = (await redeem(link.code)).json;
    const revoked = await service.call("POST", `/demo-links/${link.id}/revoke`, {
      token: rep.token,
      body: { end_demos },
    });
    expect(revoked.json.state).toBe("revoked");
    expect((await redeem(link.code)).json).toMatchObject({ state: "revoked" });
    expect((await service.call("GET", `/demo-sessions/${id}`, { token: OPERATOR_KEY })).json.status).toBe(status);
  }
  expect((await door(kept.code)).state).toBe("revoked");
});

test("a machine opens nothing, whatever it presses", async () => {
  const { id, code } = await make();
  for (const agent of ["WhatsApp/2.24", "Mozilla/5.0 ProofpointURLDefense/1.0", "curl/8.10.1"])
    expect((await redeem(code, {}, { "user-agent": agent })).status).toBe(403);
  expect((await read(id)).uses).toBe(0);
});

test("who loses the answer asks again under the same key, also when it was the last use; another link's key is another", async () => {
  const [last, other] = [await make({ max_uses: 1 }), await make({ max_uses: 1 })];
  const headers = { "idempotency-key": "lost" };
  const first = await redeem(last.code, {}, headers);
  const again = await redeem(last.code, {}, headers);
  expect([again.status, again.json.id, again.headers["idempotent-replay"]]).toEqual([201, first.json.id, "true"]);
  const elsewhere = await redeem(other.code, {}, headers);
  expect(elsewhere.json.id).not.toBe(first.json.id);
  expect((await redeem(last.code)).status).toBe(410);
});

test("two of the team who use the same key do not get each other's demo", async () => {
  const [one, two] = [await aPerson(service, "rep", "key-one"), await aPerson(service, "rep", "key-two")];
  const openAs = (token: string) =>
    service.call("POST", "/demo-sessions", { token, headers: { "idempotency-key": "same" } });
  expect((await openAs(one.token)).json.id).not.toBe((await openAs(two.token)).json.id);
});

test("many who look and come in from one network do not shut each other out, but who guesses codes is stopped", async () => {
  await freely();
  const { code } = await make();
  for (let n = 0; n < 80; n += 1) await door(code);
  expect((await service.call("GET", `/demo-links/door/${code}`)).status).toBe(200);
  const guesses = [];
  for (let n = 0; n < 32; n += 1)
    guesses.push((await service.call("GET", `/demo-links/door/guess${n}` as "/demo-links/door/x")).status);
  expect([guesses.filter((it) => it === 404).length, guesses.at(-1)]).toEqual([30, 429]);
  await freely();
});

test("a locked link opens again by itself after half an hour", async () => {
  await freely();
  const { id, code } = await make({ passcode: "horno7" });
  for (let n = 0; n < 5; n += 1) await redeem(code, { passcode: `no${n}no` });
  expect((await read(id)).state).toBe("locked");
  await service.superuser.query("update demo_links set wrong_at = wrong_at - interval '31 minutes' where id = $1", [
    id,
  ]);
  expect((await read(id)).state).toBe("open");
  expect((await redeem(code, { passcode: "horno7" })).status).toBe(201);
});

test("less than were used cannot be allowed, and the same key with another wish is refused", async () => {
  await freely();
  const { id, code, version } = await make({ max_uses: 3 });
  await redeem(code);
  await redeem(code);
  const less = await service.call("PATCH", `/demo-links/${id}`, { token: rep.token, body: { version, max_uses: 1 } });
  expect(less.status).toBe(422);
  const once = (person_name: string) =>
    service.call("POST", "/demo-links", {
      token: rep.token,
      body: { person_name },
      headers: { "idempotency-key": "wish" },
    });
  expect([(await once("Rosa")).status, (await once("Ana")).json.code]).toEqual([201, "idempotency_key_reused"]);
});

test("a link that is over says so, and can be made to work again", async () => {
  await freely();
  const { id, code } = await make();
  await service.superuser.query("update demo_links set expires_at = now() - interval '1 minute' where id = $1", [id]);
  expect((await redeem(code)).json).toMatchObject({ code: "link_works_no_more", state: "expired" });
  const later = new Date(Date.now() + 86_400_000).toISOString();
  const edited = await service.call("PATCH", `/demo-links/${id}`, {
    token: rep.token,
    body: { version: 1, expires_at: later },
  });
  expect(edited.json.state).toBe("open");
  expect((await redeem(code)).status).toBe(201);
  const stale = await service.call("PATCH", `/demo-links/${id}`, {
    token: rep.token,
    body: { version: 1, max_uses: 9 },
  });
  expect([stale.status, stale.json]).toMatchObject([409, { code: "edited_meanwhile" }]);
});

test("a rep sees their own links and those of nobody, and another's is as unknown; a manager sees all", async () => {
  const other = await aPerson(service, "rep", "ivan");
  const manager = await aPerson(service, "manager", "jefa");
  const [mine, theirs, nobodys] = [await make(), await make({}, other.token), await make({}, OPERATOR_KEY)];
  const idsOf = async (token: string) =>
    (await service.call("GET", "/demo-links?limit=200", { token })).json.items.map((it) => it.id);
  expect(await idsOf(rep.token)).toEqual(expect.arrayContaining([mine.id, nobodys.id]));
  expect(await idsOf(rep.token)).not.toContain(theirs.id);
  expect(await idsOf(manager.token)).toEqual(expect.arrayContaining([mine.id, theirs.id, nobodys.id]));
  for (const [method, url] of [
    ["GET", ""],
    ["POST", "/revoke"],
    ["GET", "/qr"],
  ] as const)
    expect(
      (await service.call(method as "GET", `/demo-links/${theirs.id}${url}` as "/demo-links/x", { token: rep.token }))
        .status,
    ).toBe(404);
  const forIvan = await service.call("POST", "/demo-links", { token: manager.token, body: { owner_id: other.id } });
  expect(forIvan.json.owner?.name).toBe("ivan");
  expect((await service.call("POST", "/demo-links", { token: rep.token, body: { owner_id: other.id } })).status).toBe(
    403,
  );
});

test("the same key makes one link, and what is wrong makes none", async () => {
  const twice = async () =>
    (await service.call("POST", "/demo-links", { token: rep.token, body: {}, headers: { "idempotency-key": "one" } }))
      .json.id;
  expect(await twice()).toBe(await twice());
  const wrong = [
    { person_phone: "600 111 222" },
    { person_phone: "+34 600111222" },
    { person_email: "rosa@sol.test\r\nbcc: all@sol.test" },
    { person_email: `${"a".repeat(250)}@sol.test` },
    { business_name: "x".repeat(81) },
    { max_uses: 0 },
    { passcode: "abc" },
    { duration_hours: 169 },
    { expires_at: "2020-01-01T00:00:00Z" },
    { expires_at: "2099-01-01T00:00:00Z" },
    { allowed_domains: ["@sol.test"] },
    { allowed_domains: ["sol"] },
    { locale: "fr" },
    { scenario_name: "nowhere" },
    { more: 1 },
  ];
  for (const body of wrong)
    expect([body, (await service.call("POST", "/demo-links", { token: rep.token, body })).status]).toEqual([body, 422]);
});

test("the code is a picture in two kinds, dark on white", async () => {
  const { id } = await make();
  const picture = async (format: string) => {
    const answer = await service.app.inject({
      url: `/api/v1/demo-links/${id}/qr?format=${format}`,
      headers: { authorization: `Bearer ${rep.token}` },
    });
    return [answer.headers["content-type"], answer.rawPayload] as const;
  };
  const [svgType, svg] = await picture("svg");
  expect([svgType, svg.toString().includes("#ffffff")]).toEqual(["image/svg+xml", true]);
  const [pngType, png] = await picture("png");
  expect([pngType, png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(["image/png", "PNG", 1_024]);
});

test("a link whose data are pinned opens on the same day whenever it is opened", async () => {
  await freely();
  const pinned_at = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const [pinned, loose] = [await make({ pinned_at }), await make()];
  const dayOf = async (code: string) => {
    const { id } = (await redeem(code)).json;
    const { rows } = await service.superuser.query("select demo_tenant_id as tenant from demo_sessions where id = $1", [
      id,
    ]);
    const found = await service.demoDatabase.superuser.query(
      "select d.date_on::text as day from overlay.datasets d join overlay.tenants t on t.dataset_id = d.id where t.id = $1",
      [rows[0].tenant],
    );
    return String(found.rows[0].day);
  };
  const [one, two, now] = [await dayOf(pinned.code), await dayOf(pinned.code), await dayOf(loose.code)];
  expect(one).toBe(two);
  expect(Date.parse(now) - Date.parse(one)).toBe(3 * 86_400_000);
});

/** As they are seen in the wild. */
// biome-ignore format: a table is read by its columns
const TRACES: ReadonlyArray<readonly [kind: string, method: string, userAgent: string | undefined]> = [
  ["preview", "GET", "WhatsApp/2.24.20.89 A"],
  ["preview", "GET", "WhatsApp/2.2447.6 W"],
  ["preview", "GET", "WhatsApp/2.24.22.78 i"],
  ["preview", "GET", "TelegramBot (like TwitterBot)"],
  ["preview", "GET", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
  ["preview", "GET", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
  ["preview", "GET", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0"],
  ["preview", "GET", "Twitterbot/1.0"],
  ["preview", "GET", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)"],
  ["preview", "GET", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
  ["preview", "GET", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com"],
  ["preview", "GET", "Viber/22.8.0.5 CFNetwork/1568.100.1 Darwin/24.0.0"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["scanner", "GET", "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/103.0.5060.134 Safari/537.36 BingPreview/1.0b"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/129.0.0.0 Safari/537.36"],
  ["scanner", "GET", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) ProofpointURLDefense/1.0"],
  ["scanner", "GET", "Barracuda Sentinel (EE)"],
  ["scanner", "GET", "Mimecast-URL-Scanner"],
  ["scanner", "GET", "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"],
  ["scanner", "GET", "python-requests/2.32.3"],
  ["scanner", "GET", "curl/8.10.1"],
  ["scanner", "GET", "Go-http-client/2.0"],
  ["scanner", "GET", "okhttp/4.12.0"],
  ["scanner", "GET", "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"],
  ["scanner", "GET", undefined],
  ["scanner", "HEAD", SAFARI],
  ["visit", "GET", SAFARI],
  ["visit", "GET", "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.6723.58 Mobile Safari/537.36"],
  ["visit", "GET", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"],
  ["visit", "GET", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.27.108"],
];

test.each(TRACES)("%s: %s %s", (kind, method, userAgent) => {
  expect(lookerOf(method, userAgent)).toBe(kind);
});

test("a browser that fetches ahead has not been asked by anybody", () => {
  expect(lookerOf("GET", SAFARI, "prefetch;prerender")).toBe("preview");
});
