import { sql } from "kysely";
import type { z } from "zod";
import type { HourOfWeek } from "../../contract/analytics.ts";
import type { Db } from "../sql/main-db.ts";
import { isIn, type Population } from "./population.ts";

/** When demos are opened: by weekday, 1 is Monday, and hour of the team's calendar; hours in which none was are left out. */
export async function selectHours(db: Db, population: Population): Promise<Array<z.output<typeof HourOfWeek>>> {
  const { rows } = await sql<z.output<typeof HourOfWeek>>`
    select date_part('isodow', at)::int as weekday, date_part('hour', at)::int as hour, sum(n)::int as demos
      from (select date_trunc('hour', created_at at time zone ${population.timeZone}) as at, count(*) as n from demo_sessions where ${isIn(population)} group by 1) opened
     group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
