import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { linksOf } from "../links.ts";
import { aPerson } from "../staff.ts";

let service: TestService;
let rep: { id: string; token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000" });
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const { make, redeem, read, door, freely } = linksOf(
  () => service,
  () => rep,
);

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
