import pg from "pg";
import { rollUpMetrics } from "../server/analytics/roll-up.ts";
import type { DB } from "../server/generated/main-tables.ts";
import { handle } from "../server/sql/connection.ts";
import { type Line, median, ms, quantile, report, times } from "./figures.ts";
import { loadHistory } from "./load-history.ts";
import { type Service, startService } from "./start-service.ts";

/*
 * What the sales team's figures cost with a year behind them: 100,000 demos and 5,000,000 events, on loopback; about five minutes, most of them
 * loading. Beside it umami's way of asking for as much: its published queries of raw events (getWebsiteStats and getFunnel, in our names), on
 * the very same rows.
 */
const HISTORY = { sessions: 100_000, events: 5_000_000, days: 365 };
const RUNS = Number(process.env["ANALYTICS_RUNS"] ?? 40);
const KEY = "key_for-the-bench-only-0123456789abc";
const ROUTES = ["dashboard", "usage", "conversion", "screens", "money"] as const;
const COMPARED = new Set<string>(["dashboard", "usage", "conversion"]);

const note = (what: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
const service = await startService(18_149);
try {
  process.stdout.write(report(await measureAll(service)));
} finally {
  await service.stop();
}

async function measureAll(it: Service): Promise<Line[]> {
  const url = await it.databaseUrl("demo_session");
  note("loading");
  const seconds = await loadHistory(url, HISTORY);
  note(`loaded in ${Math.round(seconds)} s`);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return [...(await measureRoutes(it, pool)), await measureMetrics(it), await measureRollUp(pool)];
  } finally {
    await pool.end();
  }
}

/** Each route and umami's queries in turn, over a month and over a year. */
async function measureRoutes({ client }: Service, pool: pg.Pool): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, days] of [
    ["a month", 30],
    ["a year", 364],
  ] as const) {
    const from = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const took = new Map<string, number[]>([...ROUTES, "umami"].map((route) => [route, []]));
    for (let run = 0; run < RUNS; run += 1) {
      for (const route of ROUTES) {
        const query = COMPARED.has(route) ? `from=${from}&compare=previous` : `from=${from}`;
        const answer = await client.call("GET", `/api/v1/demo-sessions/analytics/${route}?${query}`, { token: KEY });
        if (answer.status !== 200) throw new Error(`${route} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
        took.get(route)?.push(answer.ms);
      }
      if (run < 3) took.get("umami")?.push(await askLikeUmami(pool, from));
    }
    const umami = median(took.get("umami") ?? []);
    for (const route of ROUTES) {
      const p95 = quantile(took.get(route) ?? [], 0.95);
      lines.push({
        what: `${route}, ${name}${COMPARED.has(route) ? ", compared with the one before" : ""}; p95 of ${RUNS}`,
        seen: ms(p95),
        baseline: ms(umami),
        ratio: times(p95 / umami),
        aim: "<= 300 ms",
      });
    }
    note(name);
  }
  return lines;
}

/** Its statistics of a site and its funnel over the same steps: what one page of its dashboard asks for. @returns milliseconds */
async function askLikeUmami(pool: pg.Pool, from: string): Promise<number> {
  const startedAt = performance.now();
  await pool.query(
    `select sum(t.c) as pageviews, count(distinct t.session_id) as visitors, sum(case when t.c = 1 then 1 else 0 end) as bounces,
            sum(floor(extract(epoch from (t.max_time - t.min_time)))) as totaltime
       from (select session_id, count(*) as c, min(occurred_at) as min_time, max(occurred_at) as max_time from demo_session_events
              where occurred_at between $1 and now() and event_type = 'page_view' group by 1) as t`,
    [from],
  );
  await pool.query(
    `with level1 as (select distinct session_id, occurred_at from demo_session_events where occurred_at between $1 and now() and event_type = 'workspace_opened'),
          level2 as (select distinct we.session_id, we.occurred_at from level1 l join demo_session_events we on l.session_id = we.session_id
                      where we.occurred_at between l.occurred_at and l.occurred_at + interval '1440 minute' and we.event_type = 'action_performed'),
          level3 as (select distinct we.session_id, we.occurred_at from level2 l join demo_session_events we on l.session_id = we.session_id
                      where we.occurred_at between l.occurred_at and l.occurred_at + interval '1440 minute' and we.event_type = 'feature_used' and we.event_data ->> 'feature' = 'forecasting')
     select 1 as level, count(distinct session_id) from level1 union select 2, count(distinct session_id) from level2
     union select 3, count(distinct session_id) from level3 order by level`,
    [from],
  );
  return performance.now() - startedAt;
}

async function measureMetrics({ client }: Service): Promise<Line> {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) took.push((await client.call("GET", "/metrics", { token: KEY })).ms);
  return { what: `a scrape of /metrics, p95 of ${RUNS}`, seen: ms(quantile(took, 0.95)), aim: "<= 50 ms" };
}

/** Of the days that it corrects each time, not of one. */
async function measureRollUp(pool: pg.Pool): Promise<Line> {
  const main = handle<DB, "main">(pool, "main");
  const took: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const startedAt = performance.now();
    await rollUpMetrics({ main, config: { reportingTimeZone: "Europe/Madrid" } });
    took.push(performance.now() - startedAt);
  }
  return { what: "the roll-up of nine days, median of 5", seen: ms(median(took)), aim: "<= 2000 ms a day" };
}
