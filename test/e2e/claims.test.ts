import { afterAll, beforeAll, expect, test } from "vitest";
import { TOURS } from "../../web/bakery/tours.ts";
import { aSite, type Site } from "./a-browser.ts";

/* What the page itself puts together from figures, read off it and reckoned again from the rows. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

test("what explains a day in the chart says how far it was from its weekday's mean", async () => {
  const { page, openDemo } = await site.visitor({ width: 1_280, height: 900 });
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/sales?tab=history`);
  const said = page.getByText(/frente a lo normal\)/);
  await said.first().waitFor();
  const texts = (await said.allInnerTexts()).flatMap((it) => it.split("\n"));
  const { rows } = await site.service.demoDatabase.superuser.query(
    `with days as (select c.day_on, coalesce(c.holiday, c.event) as name, extract(dow from c.day_on) as dow, d.date_on,
                          (select coalesce(sum(t.gross_cents), 0) from dataset.tickets t where t.dataset_id = d.id and t.sold_on = c.day_on)::float8 as sold
                     from dataset.calendar_days c join overlay.datasets d on d.id = c.dataset_id join overlay.tenants o on o.dataset_id = d.id
                    where o.id = (select $1::uuid) and c.day_on between d.date_on - 90 and d.date_on)
     select it.name, round(100 * (it.sold / (select avg(o.sold) from days o where o.dow = it.dow and o.day_on <> it.day_on and o.day_on < o.date_on) - 1))::int as change
       from days it where it.name is not null and it.day_on < it.date_on`,
    [
      (await site.service.superuser.query("select demo_tenant_id as id from demo_sessions where id = $1", [id])).rows[0]
        .id,
    ],
  );
  const claims = texts.flatMap((text) => {
    const [, name, change] = /: (.+) \(([−+]?\d+)\s% frente a lo normal\)/.exec(text) ?? [];
    return name && change ? [`${name} ${change.replace("−", "-").replace("+", "")}`] : [];
  });
  expect(claims.length).toBeGreaterThan(2);
  expect(rows.map((it) => `${it.name} ${it.change}`)).toEqual(expect.arrayContaining(claims));
});

const TABS: Readonly<Record<string, readonly string[]>> = {
  sales: ["till", "history"],
  production: ["sheet", "today"],
  inventory: ["stock", "lots"],
  suppliers: ["suggested", "orders"],
};

test("whatever a tour shows is there to be shown", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  for (const [screen, stops] of Object.entries(TOURS.es)) {
    const seen = new Set<string>();
    for (const tab of TABS[screen] ?? [""]) {
      await page.goto(`${site.url}/w/${id}/${screen === "today" ? "" : screen}${tab && `?tab=${tab}`}`);
      await page.locator("[data-tour]").first().waitFor();
      await page.waitForLoadState("networkidle");
      for (const it of await page.locator("[data-tour]").all()) seen.add((await it.getAttribute("data-tour")) ?? "");
    }
    for (const { at } of stops) expect([...seen], `${screen}: ${at}`).toContain(at);
  }
}, 60_000);
