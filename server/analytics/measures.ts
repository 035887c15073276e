import { sql } from "kysely";
import type { DemoDomain } from "../domain.ts";
import type { Measure } from "./measure.ts";
import { SUCCEEDED } from "./steps.ts";

const share = (name: string, of: Measure["of"]): Measure => ({ name, kind: "share", of });
const mean = (name: string, of: Measure["of"]): Measure => ({ name, kind: "mean", of });

const partial = (it: Measure): Measure => ({ ...it, isPartial: true });

const OPENED: Measure = { name: "sessions_created", kind: "count", of: sql`1` };

/** What the sales team sees first: how many demos, and whether anybody was in them. */
export const DASHBOARD: readonly Measure[] = [
  OPENED,
  share("entered", sql`login_count > 0`),
  share("used_a_feature", sql`jsonb_array_length(features_used) > 0`),
  share("first_act", sql`first_act_at is not null`),
  share("three_areas", sql`cardinality(areas_seen) >= 3`),
  share("succeeded", SUCCEEDED),
  share("lead", sql`lead_at is not null`),
  { name: "ready_ms_p95", kind: "p95", of: sql`ready_ms` },
  share("extended", sql`extended_count > 0`),
  partial(share("ended_early", sql`case when terminated_at is not null then status = 'terminated' end`)),
  partial(mean("duration_minutes", sql`date_part('epoch', terminated_at - created_at) / 60`)),
  mean("login_count", sql`login_count`),
  mean("page_views", sql`page_views`),
];

/** How much of the product people see, by what it declares. */
export const usage = ({ features, areas = features }: Pick<DemoDomain, "features" | "areas">): readonly Measure[] => [
  OPENED,
  mean("features_used", sql`jsonb_array_length(features_used)`),
  mean("page_views", sql`page_views`),
  mean("login_count", sql`login_count`),
  mean("acts", sql`acts`),
  ...areas.map((it) => share(`area_${it}`, sql`${it}::text = any (areas_seen)`)),
  ...[...features, "other"].map((it) => share(`feature_${it}`, sql`features_used ? ${it}::text`)),
];

/** What came of them, as far as it was reported; each step has those of the next in it. */
export const CONVERSION: readonly Measure[] = [
  OPENED,
  share("left_an_address", sql`left_address`),
  share("signed_up", sql`converted_stage is not null`),
  share("on_trial", sql`coalesce(converted_stage in ('trial', 'paid'), false)`),
  share("paid", sql`coalesce(converted_stage = 'paid', false)`),
];
