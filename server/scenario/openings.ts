import { sql } from "kysely";
import { iso } from "../../contract/text.ts";
import { READY_MS } from "../events/what-counts.ts";
import type { ScenarioDeps } from "./deps.ts";

const LAST = 50;
/** Of fewer nothing is said. */
const LEAST = 5;
const DAYS = 7;

/**
 * How demos opened of late, as the browsers of those who opened them tell it: the third quartile of the last fifty of this week, each demo
 * once, with the slowest that it told. What is no number of milliseconds up to a minute is not counted.
 */
export async function selectOpenings({ main }: Pick<ScenarioDeps, "main">) {
  const { rows } = await sql<{ ready_ms: number | null; last_at: Date | null }>`
    with told as (
      select session_id, occurred_at, ${READY_MS} as ms from demo_session_events e
       where event_type = 'workspace_opened' and occurred_at > clock_timestamp() - make_interval(days => ${DAYS})
       order by occurred_at desc limit ${4 * LAST}
    ), last as (
      select max(ms) as ms, max(occurred_at) as occurred_at from told
       where ms is not null group by session_id order by 2 desc limit ${LAST}
    )
    select case when count(*) >= ${LEAST} then round(percentile_cont(0.75) within group (order by ms))::int end as ready_ms,
           max(occurred_at) as last_at from last`.execute(main);
  const [{ ready_ms, last_at } = { ready_ms: null, last_at: null }] = rows;
  return { ready_ms, last_at: last_at && iso(last_at) };
}
