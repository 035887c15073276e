import { type RawBuilder, sql } from "kysely";

/** What of a demo's events counts as what: the same for a score, a funnel and a ribbon. */

/** Seconds; less is passing through. */
export const STAY_SECONDS = 5;

/** Marks of the guide: the act that they stand for counts already. */
export const IMPLIED_ACTIONS: readonly string[] = ["guide_step"];

export const isImplied = (action: string | null): boolean => action !== null && IMPLIED_ACTIONS.includes(action);

/** What an event `e` says of how long a screen was in view: browsers say it, so nothing else than a number of a day is believed. */
export const SECONDS = sql<number>`case when jsonb_typeof(e.event_data -> 'visible_seconds') = 'number'
  then least(86400, greatest(0, (e.event_data ->> 'visible_seconds')::numeric))::float8 else 0 end`;

/** What an event `e` says of how long it took from the click to the first screen; null where it is no number of milliseconds up to a minute. */
export const READY_MS = sql<
  number | null
>`case when e.event_type = 'workspace_opened' and jsonb_typeof(e.event_data -> 'ready_ms') = 'number'
  and (e.event_data ->> 'ready_ms')::numeric between 1 and 60000 then round((e.event_data ->> 'ready_ms')::numeric)::integer end`;

/** Widths of a window, the smallest first. */
const DEVICES = ["phone", "tablet", "desktop"] as const;
const ALL_DEVICES = sql`${[...DEVICES]}::text[]`;

/** Its place among them, of an event `e`; null where it does not say one. */
export const DEVICE_RANK = sql<
  number | null
>`case when e.event_type = 'page_view' then array_position(${ALL_DEVICES}, e.event_data ->> 'device') end`;

/** The smallest of a demo's and of what was told since. */
export const smallestDevice = (told: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(${ALL_DEVICES})[least(array_position(${ALL_DEVICES}, s.device), ${told})]`;
