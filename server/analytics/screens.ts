import { sql } from "kysely";
import type { z } from "zod";
import type { analyticsApi } from "../../contract/analytics.ts";
import { FEW } from "../links/for-many.ts";
import type { Db } from "../sql/main-db.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { partFew } from "./fold.ts";
import { isIn, type Population } from "./population.ts";
import { shareOf } from "./steps.ts";

type Screens = z.input<(typeof analyticsApi)["GET /demo-sessions/analytics/screens"]["answers"][200]>;
type Device = NonNullable<Screens["devices"][number]["devices"][number]>;

/** What the product does not call a screen. */
const OTHER = "other";

/** Over, without a contact. */
const LOST = sql<boolean>`lead_at is null`;

/**
 * Where people of demos that are over were last: by screen, and by what they looked on. Of what one link, source or person of the team brought
 * devices are not told apart: one less of each would be somebody.
 *
 * @param population of demos that are over
 * @param isTold whether of it more than its size may be told
 */
export async function readScreens(
  deps: Pick<AnalyticsDeps, "main" | "domain">,
  population: Population,
  device: Device | undefined,
  isTold: boolean,
): Promise<Screens> {
  const isWhole = !population.utmSource && !population.ownerId && !population.linkId;
  const devices = await selectDevices(deps.main, population);
  const { shown, few } = isWhole ? partFew(devices, FEW) : { shown: [], few: [] };
  const of = device === undefined ? devices : shown.filter((it) => it.device === device);
  const sum = (name: "demos" | "lost") => of.reduce((all, it) => all + it[name], 0);
  const told = isTold && sum("demos") >= FEW;
  return {
    period: { from: population.from, to: population.to },
    ended: sum("demos"),
    lost: told ? sum("lost") : null,
    devices: [
      ...shown.map((it) => presentDevices([it], isTold)),
      ...(few.length > 0 ? [presentDevices(few, isTold)] : []),
    ],
    screens: told ? await selectScreens(deps, population, device) : [],
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
      from demo_sessions where ${isIn(population)} group by 1 order by 2 desc, 1 nulls last`.execute(db);
  return rows;
}

function presentDevices(of: readonly OfDevice[], isTold: boolean): Screens["devices"][number] {
  const ended = of.reduce((sum, it) => sum + it.demos, 0);
  const lost = of.reduce((sum, it) => sum + it.lost, 0);
  return { devices: of.map((it) => it.device), ended, lost: isTold && ended >= FEW ? shareOf(lost, ended) : null };
}

/** Who saw each screen, in one look at the demos; and who of them was lost there. */
async function selectScreens(
  { main: db, domain }: Pick<AnalyticsDeps, "main" | "domain">,
  population: Population,
  device: Device | undefined,
): Promise<Screens["screens"]> {
  const of = sql`from demo_sessions where ${isIn(population)} and ${device === undefined ? sql`true` : sql`device = ${device}`}`;
  const names = [...domain.features, OTHER];
  const seen = names.map((it) => sql`${it}::text, count(*) filter (where area_seconds ? ${it}::text)`);
  const { rows } = await sql<{ area: string | null; saw: number; left: number; median_seconds: number | null }>`
    with seen as (select count(*) as demos, jsonb_build_object(${sql.join(seen)}) as saw ${of}),
         lost as (select last_area as area, count(*)::int as "left", percentile_cont(0.5) within group (order by seen_seconds) as median_seconds ${of} and ${LOST} group by 1),
         screens as (select key as area, value::int as saw from seen, jsonb_each_text(saw) where value <> '0' union all select null, demos::int from seen)
    select screens.area, saw, coalesce("left", 0) as "left", median_seconds
      from screens left join lost on lost.area is not distinct from screens.area where screens.area is not null or "left" > 0
     order by 3 desc, 1 nulls first`.execute(db);
  return rows.map(({ median_seconds, ...it }) => ({
    ...it,
    share: shareOf(it.left, it.saw),
    median_seconds: it.left < FEW ? null : median_seconds,
  }));
}
