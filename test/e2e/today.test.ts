import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, type Site } from "./a-browser.ts";

/* What Today says at each hour, read off the page and reckoned again from the rows; and what is seen without scrolling. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

/** Puts a demo's clock to an hour of its dataset's day, or of one after it. */
const setClock = (id: string, time: string, days = 0) =>
  site.service.demoDatabase.superuser.query(
    `update overlay.tenants t set clock_offset = (d.date_on + $3::int + $2::time) at time zone d.time_zone - now()
       from overlay.datasets d where d.id = t.dataset_id and t.id = $1`,
    [id, time, days],
  );
const tenantOf = async (session: string): Promise<string> =>
  (await site.service.superuser.query("select demo_tenant_id as id from demo_sessions where id = $1", [session]))
    .rows[0].id;

interface Rows {
  readonly cents: number;
  readonly usual: readonly number[];
  readonly totals: readonly number[];
  readonly weekday: string;
}

/** Of the day some days after the dataset's: what was sold by a time, and on the four days like it, by then and in all. */
async function rowsAt(tenant: string, time: string, days: number): Promise<Rows> {
  const { rows } = await site.service.demoDatabase.superuser.query(
    `with day as (select d.id, d.time_zone, d.date_on + $3::int as date from overlay.datasets d join overlay.tenants t on t.dataset_id = d.id where t.id = $1),
          sums as (select c.day_on, (select coalesce(sum(t.gross_cents), 0) from dataset.tickets t where t.dataset_id = day.id and t.sold_on = c.day_on
                                       and (t.sold_at at time zone day.time_zone)::time <= $2::time)::int as so_far,
                          (select coalesce(sum(t.gross_cents), 0) from dataset.tickets t where t.dataset_id = day.id and t.sold_on = c.day_on)::int as whole, day.date
                     from dataset.calendar_days c, day where c.dataset_id = day.id and c.is_open and c.day_on <= day.date
                      and (c.day_on = day.date or (c.holiday is null and extract(dow from c.day_on) = extract(dow from day.date) and c.day_on > day.date - 63)))
     select day_on = date as is_day, so_far, whole, to_char(date, 'D')::int as weekday from sums order by day_on desc`,
    [tenant, time, days],
  );
  const others = rows.filter((it) => !it.is_day && it.whole > 0).slice(0, 4);
  const names = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
  return {
    cents: rows.find((it) => it.is_day)?.so_far ?? 0,
    usual: others.map((it) => it.so_far),
    totals: others.map((it) => it.whole),
    weekday: names[(rows[0]?.weekday ?? 1) - 1] ?? "",
  };
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return ((sorted[1] ?? 0) + (sorted[2] ?? 0)) / 2;
};
const eurosIn = (text: string): number => Number(/([\d.]+)\s€/.exec(text)?.[1]?.replace(".", ""));

async function read(page: Page): Promise<{ readonly sentence: string; readonly lead: string }> {
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  return {
    sentence: (await page.locator("h1").innerText()).replaceAll("\n", " "),
    lead: await page.locator(".lead").first().innerText(),
  };
}

test("by day the sentence says what is in the till, and how that stands against the median of four", async () => {
  const { page, openDemo } = await site.visitor();
  const tenant = await tenantOf(await openDemo());
  for (const [time, days] of [
    ["11:40", 0],
    ["17:45", 0],
    ["12:10", 5],
  ] as const) {
    await setClock(tenant, time, days);
    await page.reload();
    const { sentence, lead } = await read(page);
    const { cents, usual, totals, weekday } = await rowsAt(tenant, time, days);
    // The till goes on between the two looks.
    expect(Math.abs(eurosIn(sentence) - cents / 100), sentence).toBeLessThan(25);
    const change = cents / median(usual) - 1;
    const words = [/ flojo: /, / tirando a flojo: /, / normal: /, / tirando a bueno: /, /^Buen /];
    const word = words[[-0.15, -0.07, 0.07, 0.15].filter((it) => change > it).length] ?? /never/;
    expect(sentence).toMatch(word);
    expect(sentence.toLowerCase()).toContain(weekday);
    expect(lead).toContain(`Un ${weekday} normal son`);
    expect(Math.abs(eurosIn(lead.slice(lead.indexOf("normal son"))) - median(totals) / 100)).toBeLessThan(1);
  }
});

test("before opening it says what will be baked, and after closing what was left", async () => {
  const { page, openDemo } = await site.visitor();
  const tenant = await tenantOf(await openDemo());
  await setClock(tenant, "05:00");
  await page.reload();
  const early = await read(page);
  const { rows } = await site.service.demoDatabase.superuser.query(
    `select sum(planned_units)::int as pieces from (
       select distinct on (p.run, p.product_id) p.planned_units from dataset.production_plans p
         join overlay.datasets d on d.id = p.dataset_id join overlay.tenants t on t.dataset_id = d.id
        where t.id = $1 and p.plan_on = d.date_on and p.generated_at <= (d.date_on + time '05:00') at time zone d.time_zone
        order by p.run, p.product_id, p.generated_at desc) it`,
    [tenant],
  );
  expect(early.sentence).toBe(`Hoy salen ${rows[0].pieces} piezas. La primera hornada ya está dentro.`);
  await page.getByRole("button", { name: /^Han salido las \d+$/ }).waitFor();

  await setClock(tenant, "22:00");
  await page.reload();
  const late = await read(page);
  const left = await site.service.demoDatabase.superuser.query(
    `select -sum(m.units)::int as pieces from dataset.finished_goods_movements m
       join overlay.datasets d on d.id = m.dataset_id join overlay.tenants t on t.dataset_id = d.id
      where t.id = $1 and m.moved_on = d.date_on and m.kind in ('waste', 'donation')`,
    [tenant],
  );
  expect(late.sentence).toMatch(
    new RegExp(`^Cerraste en \\d+\\s€\\. Sobraron ${left.rows[0].pieces} piezas: \\d+\\s€\\.$`),
  );
});

test.each([
  [390, 844],
  [1_440, 900],
  [1_920, 1_080],
])("at %i by %i the day, what needs one and what is baked next are seen without scrolling", async (width, height) => {
  const { page, openDemo } = await site.visitor({ width, height });
  const tenant = await tenantOf(await openDemo());
  await setClock(tenant, "17:45");
  await page.reload();
  await read(page);
  const fold = height - (width < 992 ? 60 : 0);
  const bottomOf = async (what: ReturnType<Page["locator"]>) => {
    const box = await what.boundingBox();
    return box ? box.y + box.height : Number.POSITIVE_INFINITY;
  };
  expect(await bottomOf(page.locator(".ribbon").first())).toBeLessThan(fold);
  expect(await bottomOf(page.getByRole("region", { name: "Te necesita" }).getByRole("listitem").first())).toBeLessThan(
    fold,
  );
  expect(await bottomOf(page.locator('[data-tour="tomorrow"] .caps'))).toBeLessThan(fold);
  expect(await bottomOf(page.locator('[data-tour="tomorrow"] .answer-foot .note'))).toBeLessThan(fold);
});

test("tomorrow's sheet is one A4, and labels are whole sheets", async () => {
  const { page, open } = await site.visitor();
  for (const [scenario, labels] of [
    ["standard_bakery", 1],
    ["high_volume", 2],
  ] as const) {
    const id = await open(scenario);
    const pagesOf = async (path: string, ready: string) => {
      await page.goto(`${site.url}/w/${id}/production${path}`);
      await page.locator(ready).first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      const pdf = await page.pdf({ preferCSSPageSize: true });
      return (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    };
    expect(await pagesOf("", ".paper-columns li"), scenario).toBe(1);
    expect(await pagesOf("?tab=labels", ".paper-label"), scenario).toBe(labels);
  }
}, 120_000);
