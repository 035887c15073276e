import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { visitApi } from "../../contract/visits.ts";
import { addressKeyOf } from "../http/address.ts";
import { isStaff } from "../http/caller.ts";
import { consume } from "../http/limit.ts";
import { serve } from "../serve.ts";
import type { LinkDeps } from "./deps.ts";
import { IS_FOR_MANY } from "./for-many.ts";
import { lookerOf } from "./looker.ts";
import { readCode } from "./queries.ts";
import { isOfTeam } from "./redeem.ts";

/** Who came to look, as a number. */
export const visitRoutes =
  (deps: LinkDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, visitApi, "POST /visits", async (request, reply) => {
      await consume(deps.visitLimit, addressKeyOf(request.ip), reply);
      const isPerson = lookerOf("POST", request.headers["user-agent"]) === "visit";
      if (!isPerson || isStaff(request.caller) || (await isOfTeam(deps, request))) return { counted: false };
      return { counted: await countVisit(deps, browserOf(request), request.body) };
    });
  };

const browserOf = (request: FastifyRequest): string =>
  createHash("sha256")
    .update(JSON.stringify([addressKeyOf(request.ip), request.headers["user-agent"]]))
    .digest("hex");

/**
 * Counts a browser once a day, wherever it looks first: by a hash with a salt of that day, of which nothing is left on the next. What names
 * no link came to the first page.
 *
 * @returns whether it was not counted before
 */
async function countVisit(
  { main, config }: Pick<LinkDeps, "main" | "config">,
  browser: string,
  { code, utm_source }: { readonly code?: string | undefined; readonly utm_source?: string | undefined },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with today as (select (clock_timestamp() at time zone ${config.reportingTimeZone})::date as visit_date),
    salted as (
      insert into daily_salts (visit_date, salt) select visit_date, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) from today
        on conflict (visit_date) do update set salt = daily_salts.salt returning visit_date, salt
    ), seen as (
      insert into daily_visitors (visit_date, visitor) select visit_date, sha256(salt || convert_to(${browser}, 'UTF8')) from salted
        on conflict do nothing returning visit_date
    )
    insert into demo_visits as v (visit_date, utm_source, link_id, visits)
      select visit_date, coalesce(l.utm_source, ${utm_source ?? null}::text),
             -- Of a link that was made for somebody the day on which they looked is nobody's business.
             case when ${IS_FOR_MANY} then l.id end, 1
        from seen left join demo_links l on l.code = ${code === undefined ? null : readCode(code)}
      on conflict (visit_date, utm_source, link_id) do update set visits = v.visits + 1`.execute(main);
  return numAffectedRows === 1n;
}

/** Nobody can tell any more which browsers came on a day that is over. */
export async function forgetVisitors({ main, config }: Pick<LinkDeps, "main" | "config">): Promise<void> {
  await sql`delete from daily_salts where visit_date < (clock_timestamp() at time zone ${config.reportingTimeZone})::date`.execute(
    main,
  );
}
