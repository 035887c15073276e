import { sql } from "kysely";
import { recordChange } from "../events/record.ts";
import { lockSession } from "../session/queries.ts";
import type { LeadDeps } from "./deps.ts";

const STAGES = ["signup", "trial", "paid"] as const;
type Stage = (typeof STAGES)[number];

export interface Converted {
  readonly session_id: string;
  readonly stage: Stage;
  readonly converted_at: Date;
  readonly tenant_id: string | null;
}

/**
 * Notes that a demo became a customer, or one further on. Again, or an earlier stage, changes nothing; after the demo's end it counts, too.
 * The first time it is announced, and its person moves on.
 *
 * @throws Refusal `not_found`
 */
export function convert(
  { main }: LeadDeps,
  sessionId: string,
  wanted: { readonly stage: Stage; readonly tenantId: string | undefined; readonly actor: string },
): Promise<Converted> {
  return main.transaction().execute(async (db) => {
    await lockSession(db, sessionId);
    const { rows } = await sql<Converted & { was: Stage | null; scenario: string; hours: number; features: string[] }>`
      select id as session_id, converted_stage as was, converted_at, converted_tenant_id as tenant_id, scenario_name as scenario, features_used as features,
             round(extract(epoch from least(clock_timestamp(), coalesce(terminated_at, clock_timestamp())) - created_at)::numeric / 3600, 2)::float8 as hours
        from demo_sessions where id = ${sessionId}`.execute(db);
    const [found] = rows;
    if (!found) throw new Error("the locked session is not there");
    if (found.was && STAGES.indexOf(wanted.stage) <= STAGES.indexOf(found.was))
      return { session_id: sessionId, stage: found.was, converted_at: found.converted_at, tenant_id: found.tenant_id };
    const tenant = wanted.tenantId ?? found.tenant_id;
    const { rows: updated } = await sql<{ at: Date }>`
      update demo_sessions set converted_stage = ${wanted.stage}, converted_at = coalesce(converted_at, clock_timestamp()),
             trial_at = case when ${wanted.stage} = 'trial' then clock_timestamp() else trial_at end, converted_tenant_id = ${tenant}
       where id = ${sessionId} returning converted_at as at`.execute(db);
    await recordChange(db, {
      sessionId,
      eventType: found.was ? `session_${wanted.stage}` : "session_converted",
      eventData: { stage: wanted.stage },
      actor: wanted.actor,
      ...(!found.was && {
        announce: {
          routingKey: "demo.session_converted" as const,
          payload: {
            tenant_id: tenant,
            scenario: found.scenario,
            demo_duration_hours: found.hours,
            features_used: found.features,
          },
        },
      }),
    });
    const stage = wanted.stage === "paid" ? "paid" : "trial";
    await sql`
      update leads l set stage = ${stage}, lost_reason = null, updated_at = clock_timestamp(), version = version + 1 from lead_sessions s
       where s.session_id = ${sessionId} and s.lead_id = l.id and l.stage <> 'paid' and l.stage <> ${stage}`.execute(
      db,
    );
    return {
      session_id: sessionId,
      stage: wanted.stage,
      converted_at: updated[0]?.at ?? new Date(),
      tenant_id: tenant,
    };
  });
}
