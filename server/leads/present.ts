import { sql } from "kysely";
import type { z } from "zod";
import type { Lead } from "../../contract/leads.ts";
import { iso } from "../../contract/text.ts";
import type { Caller } from "../http/caller.ts";
import type { Db } from "../sql/main-db.ts";
import type { LeadDeps } from "./deps.ts";
import { engagementOf } from "./engagement.ts";
import type { Erased } from "./erase.ts";
import { fitOf } from "./fit.ts";
import { selectMerges } from "./merge.ts";
import { type ConsentRow, type LeadRow, selectClaims, selectLead } from "./queries.ts";

type Shown = z.input<typeof Lead>;

const isoOrNull = (at: string | Date | null): string | null => (at === null ? null : iso(new Date(at)));

export const presentConsent = (it: ConsentRow) => ({
  ...it,
  given_at: iso(new Date(it.given_at)),
  revoked_at: isoOrNull(it.revoked_at),
  valid_until: isoOrNull(it.valid_until),
});

export const presentErased = ({ erased_at, rows, destroy_at }: Erased) => ({
  erased_at: iso(erased_at),
  rows,
  destroy_at: destroy_at ? iso(destroy_at) : null,
});

/** People, with what they did where they allowed that it be seen. */
export async function presentLeads(deps: LeadDeps, leads: readonly LeadRow[]): Promise<Shown[]> {
  const engagements = await engagementOf(deps, leads);
  return leads.map(({ owner_id, owner_name, may_be_followed: _, consents, ...lead }) => ({
    ...lead,
    fit: fitOf(deps.domain, lead.business),
    owner: owner_id && owner_name ? { id: owner_id, name: owner_name } : null,
    consents: consents.map(presentConsent),
    next_step_at: isoOrNull(lead.next_step_at),
    created_at: iso(lead.created_at),
    updated_at: iso(lead.updated_at),
    engagement: engagements.get(lead.id) ?? null,
  }));
}

/** @throws Refusal `not_found` */
export async function readLead(deps: LeadDeps, caller: Caller, id: string) {
  const row = await selectLead(deps.main, caller, id);
  const [lead] = await presentLeads(deps, [row]);
  if (!lead) throw new Error("the lead is not there");
  return {
    ...lead,
    sessions: row.may_be_followed ? await selectDemos(deps.main, id) : [],
    notes: await selectNotes(deps.main, id),
    merges: (await selectMerges(deps.main, id)).map((it) => ({ ...it, merged_at: iso(it.merged_at) })),
    claims: (await selectClaims(deps.main, id)).map((it) => ({ ...it, left_at: iso(it.left_at) })),
  };
}

interface DemoRow {
  readonly id: string;
  readonly scenario_name: string;
  readonly business_name: string | null;
  readonly status: string;
  readonly opened_at: Date;
  readonly ends_at: Date;
  readonly last_seen_at: Date | null;
  readonly by_link: string | null;
}

async function selectDemos(db: Db, leadId: string) {
  const { rows } = await sql<DemoRow>`
    select d.id, d.scenario_name, d.business_name,
           case when d.status in ('active', 'extended') and d.expires_at <= clock_timestamp() then 'expired' else d.status end as status,
           d.created_at as opened_at, coalesce(d.terminated_at, d.expires_at) as ends_at, d.last_activity_at as last_seen_at, d.link_id as by_link
      from lead_sessions s join demo_sessions d on d.id = s.session_id where s.lead_id = ${leadId}
       and exists (select from lead_consents c where c.session_id = s.session_id and c.kind = 'steps' and c.revoked_at is null)
     order by d.created_at desc`.execute(db);
  return rows.map((it) => ({
    ...it,
    opened_at: iso(it.opened_at),
    ends_at: iso(it.ends_at),
    last_seen_at: isoOrNull(it.last_seen_at),
  }));
}

interface NoteRow {
  readonly id: string;
  readonly by: string | null;
  readonly outcome: "spoke" | "no_answer" | "another_day" | "not_interested" | null;
  readonly text: string | null;
  readonly at: Date;
}

async function selectNotes(db: Db, leadId: string) {
  const { rows } = await sql<NoteRow>`
    select n.id, a.name as by, n.outcome, n.text, n.created_at as at
      from lead_notes n left join staff_accounts a on a.id = n.staff_id where n.lead_id = ${leadId} order by n.created_at desc, n.id limit 200`.execute(
    db,
  );
  return rows.map((it) => ({ ...it, at: iso(it.at) }));
}
