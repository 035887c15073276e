import { type RawBuilder, sql } from "kysely";
import type { EventsDeps } from "./deps.ts";
import { IMPLIED_ACTIONS, STAY_SECONDS, smallestDevice } from "./what-counts.ts";

/* What is counted of the events that are `new` in one statement, in that statement: of a demo the counts and its events always agree. */

/** One row. */
export const TOLD = sql`
  select count(*) filter (where event_type = 'page_view') as views, max(ready_ms) as ready_ms,
         count(*) filter (where event_type = 'action_performed'
                            and (action is null or action <> all (${[...IMPLIED_ACTIONS]}::text[]))) as acts,
         min(occurred_at) filter (where event_type = 'action_performed') as acted_at, min(device_rank) as device_rank,
         coalesce(sum(seconds) filter (where event_type = 'feature_used'), 0) as seconds
    from new`;

/** Adds what was `told`, and where they stayed, to the session. */
export const count = (sessionId: string, { areas, features }: EventsDeps["domain"]): RawBuilder<unknown> => sql`
  update demo_sessions s set last_activity_at = clock_timestamp(), page_views = s.page_views + told.views, acts = s.acts + told.acts,
         first_act_at = least(s.first_act_at, told.acted_at), ready_ms = greatest(s.ready_ms, told.ready_ms),
         seen_seconds = s.seen_seconds + told.seconds, device = ${smallestDevice(sql`told.device_rank`)},
         (last_area, last_area_at) = (
           select area, at from (
             select s.last_area as area, s.last_area_at as at
             union all select feature, occurred_at from new where event_type = 'feature_used' and seconds > 0) looked
            order by at desc nulls last, area desc limit 1),
         features_used = (select coalesce(jsonb_agg(distinct f), '[]') from (
           select jsonb_array_elements_text(s.features_used) as f
           union select feature from new where event_type = 'feature_used') used),
         (area_seconds, areas_seen) = (
           select coalesce(jsonb_object_agg(area, seconds), '{}'),
                  coalesce(array_agg(area order by area)
                    filter (where seconds >= ${STAY_SECONDS} and area = any (${[...(areas ?? features)]}::text[])), '{}')
             from (select area, sum(seconds) as seconds from (
                     select key as area, value::float8 as seconds from jsonb_each_text(s.area_seconds)
                     union all select feature, seconds from new where event_type = 'feature_used' and seconds > 0) stays
                    group by area) it)
    from told where s.id = ${sessionId} and exists (select from new)`;

/** Takes out of what was seen what the product calls no area: of before it was counted so, and of a release with other areas. */
export async function keepToAreas({ main, domain: { features, areas = features } }: EventsDeps): Promise<void> {
  await sql`
    update demo_sessions set areas_seen = coalesce((select array_agg(it order by it) from unnest(areas_seen) it where it = any (${[...areas]}::text[])), '{}')
     where not areas_seen <@ ${[...areas]}::text[]`.execute(main);
}
