import { sql } from "kysely";
import type { z } from "zod";
import type { analyticsApi } from "../../contract/analytics.ts";
import { FEW } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import { partFew } from "./fold.ts";
import { isIn, type Population } from "./population.ts";
import { shareOf } from "./steps.ts";

type Screens = z.input<(typeof analyticsApi)["GET /demo-sessions/analytics/screens"]["answers"][200]>;
type Device = NonNullable<Screens["devices"][number]["devices"][number]>;

/** Over, without a contact. */
const LOST = sql<boolean>`lead_at is null`;

/**
 * Where people of demos that are over were last: by screen, and by what they looked on.
 *
 * @param isTold whether of the population more than its size may be told
 */
export async function readScreens(
  db: Db,
  population: Population,
  device: Device | undefined,
  isTold: boolean,
): Promise<Screens> {
  const devices = await selectDevices(db, population);
  const { shown, few } = partFew(devices, FEW);
  const isShown = device === undefined || shown.some((it) => it.device === device);
  const of = device === undefined ? devices : devices.filter((it) => it.device === device);
  const sum = (name: "demos" | "lost") => of.reduce((all, it) => all + it[name], 0);
  const told = isTold && isShown;
  return {
    period: { from: population.from, to: population.to },
    ended: sum("demos"),
    lost: told ? sum("lost") : 0,
    devices: [
      ...shown.map((it) => presentDevices([it], isTold)),
      ...(few.length > 0 ? [presentDevices(few, isTold)] : []),
    ],
    screens: told && sum("demos") >= FEW ? await selectScreens(db, population, device) : [],
  };
}

interface OfDevice {
  readonly device: Device | null;
  readonly demos: number;
  readonly lost: number;
}

async function selectDevices(db: Db, population: Population): Promise<OfDevice[]> {
  const { rows } = await sql<OfDevice>`
    select device, count(*)::int as demos, count(*) filter (where ${LOST})::int as lost
      from demo_sessions where ${isIn(population)} and terminated_at is not null group by 1 order by 2 desc, 1 nulls last`.execute(
    db,
  );
  return rows;
}

function presentDevices(of: readonly OfDevice[], isTold: boolean): Screens["devices"][number] {
  const ended = of.reduce((sum, it) => sum + it.demos, 0);
  const lost = of.reduce((sum, it) => sum + it.lost, 0);
  return { devices: of.map((it) => it.device), ended, lost: isTold && ended >= FEW ? shareOf(lost, ended) : null };
}

async function selectScreens(db: Db, population: Population, device: Device | undefined): Promise<Screens["screens"]> {
  const { rows } = await sql<{ area: string | null; saw: number; left: number; median_seconds: number | null }>`
    with over as (
      select last_area, ${LOST} as is_lost, area_seconds from demo_sessions
       where ${isIn(population)} and terminated_at is not null and ${device === undefined ? sql`true` : sql`device = ${device}`}
    ), seen as (
      select area, count(*)::int as saw from over cross join lateral jsonb_object_keys(area_seconds) area group by 1
    ), lost as (
      select last_area as area, count(*)::int as "left",
             percentile_cont(0.5) within group (order by (select coalesce(sum(value::float8), 0) from jsonb_each_text(area_seconds))) as median_seconds
        from over where is_lost group by 1)
    select area, saw, coalesce("left", 0) as "left", median_seconds from seen left join lost using (area)
    union all select null, (select count(*)::int from over), "left", null from lost where area is null
     order by 3 desc, 1 nulls first`.execute(db);
  return rows.map(({ median_seconds, ...it }) => ({
    ...it,
    share: shareOf(it.left, it.saw),
    median_seconds: it.left < FEW ? null : median_seconds,
  }));
}
