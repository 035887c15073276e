import { sql } from "kysely";
import type { z } from "zod";
import { iso } from "../../contract/text.ts";
import type { timelineApi } from "../../contract/timeline.ts";
import { isImplied, SECONDS, STAY_SECONDS } from "../events/what-counts.ts";
import { type Caller, mustMaySee } from "../http/caller.ts";
import { selectSession } from "../session/queries.ts";
import { hasEnded, type Session } from "../session/session.ts";
import type { Db } from "../sql/main-db.ts";
import { selectChanges } from "../tenant/changes.ts";
import type { LeadDeps } from "./deps.ts";

type Timeline = z.input<(typeof timelineApi)["GET /demo-sessions/:id/timeline"]["answers"][200]>;
type Stay = Timeline["stays"][number];

interface Facts {
  readonly owner_id: string | null;
  readonly is_internal: boolean;
  readonly stage: "signup" | "trial" | "paid" | null;
  readonly link: { readonly id: string; readonly code: string } | null;
  readonly lead_id: string | null;
  readonly may_be_followed: boolean;
  /**
   * Nothing makes of its counts what one person did: neither a link that was sent to somebody, nor that an address was left in it. Of what
   * is cleaned the name is forgotten, so that nobody knows any more whether it had one.
   */
  readonly is_nobodys: boolean;
}

interface Event {
  readonly type: "feature_used" | "action_performed";
  readonly what: string;
  readonly seconds: number;
  readonly at: Date;
}

const MOST_ACTS = 200;
const MOST_CHANGES = 50;
/** Who is away for longer comes back: another visit. */
const VISIT_MS = 30 * 60_000;
/** What was told in bits, as when the page was hidden for a moment, is one stay. */
const SAME_STAY_MS = 60_000;

/**
 * A demo's life as its prospect allows it to be seen: without their box counts, and nothing that says who they are.
 *
 * @throws Refusal `not_found`, also for another rep's
 */
export async function readTimeline(deps: LeadDeps, caller: Caller, id: string): Promise<Timeline> {
  const session = await selectSession(deps.main, id);
  const facts = await selectFacts(deps.main, id);
  mustMaySee(caller, facts.owner_id);
  const areas = deps.domain.areas ?? deps.domain.features;
  const events = await selectEvents(deps.main, id);
  const acts = events.filter((it) => it.type === "action_performed" && !isImplied(it.what));
  const stays = staysOf(events, areas, acts);
  const seen = new Set(stays.filter((it) => it.did !== "seen").map((it) => it.area));
  const mayFollow = facts.may_be_followed || facts.is_internal;
  const mayCount = mayFollow || (facts.is_nobodys && session.businessName === null);
  return {
    ...about(session),
    may_be_followed: mayFollow,
    is_internal: facts.is_internal,
    counts: mayCount ? { visits: visitsIn(events), areas: seen.size, acts: acts.length } : null,
    stays: mayFollow ? stays : [],
    acts: mayFollow ? acts.slice(-MOST_ACTS).map((it) => ({ action: it.what, at: iso(it.at) })) : [],
    areas_unseen: mayFollow ? areas.filter((it) => !seen.has(it)) : [],
    changes: mayFollow ? await changesOf(deps, session) : [],
    link: mayFollow ? facts.link : null,
    lead_id: mayFollow ? facts.lead_id : null,
    path: mayCount ? pathOf(facts, acts.length, seen.size) : null,
  };
}

const pathOf = ({ lead_id, stage }: Facts, acts: number, areas: number) => ({
  opened: true,
  acted: acts > 0,
  three_areas: areas >= 3,
  contact: lead_id !== null,
  trial: stage === "trial" || stage === "paid",
  paid: stage === "paid",
});

const about = (it: Session) => ({
  id: it.id,
  scenario_name: it.scenarioName,
  business_name: it.businessName,
  status: it.status,
  opened_at: iso(it.createdAt),
  ends_at: iso(it.terminatedAt ?? it.expiresAt),
  held_until: it.heldUntil && iso(it.heldUntil),
});

async function selectFacts(db: Db, id: string): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select d.owner_id, d.is_internal, d.converted_stage as stage,
           (select json_build_object('id', l.id, 'code', l.code) from demo_links l where l.id = d.link_id) as link,
           (select s.lead_id from lead_sessions s where s.session_id = d.id) as lead_id,
           d.link_id is null and not d.left_address and d.cleaned_at is null and d.lead_email is null as is_nobodys,
           exists (select from lead_consents c where c.session_id = d.id and c.kind = 'steps' and c.revoked_at is null) as may_be_followed
      from demo_sessions d where d.id = ${id}`.execute(db);
  if (!rows[0]) throw new Error("the session is not there");
  return rows[0];
}

async function selectEvents(db: Db, id: string): Promise<Event[]> {
  const { rows } = await sql<Event>`
    select e.event_type as type, coalesce(e.event_data ->> 'feature', e.event_data ->> 'action', '') as what, e.occurred_at as at,
           ${SECONDS} as seconds
      from demo_session_events e where e.session_id = ${id} and e.event_type in ('feature_used', 'action_performed')
     order by e.occurred_at, e.id`.execute(db);
  return rows;
}

/** Where somebody was, one after the other; what happened meanwhile makes it more than looking. */
function staysOf(events: readonly Event[], areas: readonly string[], acts: readonly Event[]): Stay[] {
  const stays: Array<{ area: string; from: number; to: number; seconds: number }> = [];
  for (const { type, what, seconds, at } of events) {
    if (type !== "feature_used" || !areas.includes(what)) continue;
    const [from, to] = [at.getTime() - seconds * 1_000, at.getTime()];
    const last = stays.at(-1);
    if (last?.area === what && from - last.to < SAME_STAY_MS) {
      last.to = to;
      last.seconds += seconds;
    } else stays.push({ area: what, from, to, seconds });
  }
  return stays.map(({ from, to, seconds, area }) => {
    const hasActed = acts.some((it) => it.at.getTime() >= from && it.at.getTime() <= to);
    const did = hasActed ? "changed" : seconds >= STAY_SECONDS ? "used" : "seen";
    return { area, did, seconds: Math.round(seconds), from: iso(new Date(from)), to: iso(new Date(to)) };
  });
}

function visitsIn(events: readonly Event[]): number {
  let [visits, last] = [0, Number.NEGATIVE_INFINITY];
  for (const { at, seconds } of events) {
    if (at.getTime() - seconds * 1_000 - last > VISIT_MS) visits += 1;
    last = Math.max(last, at.getTime());
  }
  return visits;
}

async function changesOf({ demo, domain }: LeadDeps, session: Session): Promise<Timeline["changes"]> {
  if (hasEnded(session.status) && !session.heldUntil) return [];
  const changes = await selectChanges({ demo, domain }, session.tenantId, undefined, MOST_CHANGES);
  // From what to what: what was added stands among the acts.
  return changes
    .filter((it) => it.before !== null)
    .map(({ name, kind, unit, before, after, changed_at }) => ({
      ...{ name, kind, unit, before, after },
      at: iso(changed_at),
    }));
}
