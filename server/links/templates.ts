import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { conflict, notAllowed, notFound, Refusal } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import { actorOf, type Caller, isAtLeast } from "../http/caller.ts";
import { ensureDataset, orderFor } from "../provision/datasets.ts";
import { copyChanges, eraseTenant, findDatasetOf, openTemplate } from "../provision/tenant.ts";
import { recipeOf, selectScenarioNow } from "../scenario/queries.ts";
import { selectSession } from "../session/queries.ts";
import { mustBeLive, type Session } from "../session/session.ts";
import type { Db } from "../sql/main-db.ts";
import { inTurn } from "../tenant/turn.ts";
import { withTenant } from "../tenant/with-tenant.ts";
import type { LinkDeps } from "./deps.ts";

export interface PreparedDemo {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly scenario_name: string;
  readonly locale: "es" | "en";
  readonly tenant_id: string;
  readonly clock_at: Date;
  readonly version: number;
  readonly saved_at: Date;
  /** Older data show a day that is over for so long that somebody asks. */
  readonly is_stale: boolean;
  readonly links: number;
}

const COLUMNS = sql`
  t.id, t.name, t.owner_id, a.name as owner_name, t.scenario_name, t.locale, t.tenant_id, t.clock_at, t.version, t.saved_at,
  t.saved_at < clock_timestamp() - interval '7 days' as is_stale,
  (select count(*)::int from demo_links l where l.template_id = t.id and l.revoked_at is null and l.expires_at > clock_timestamp()) as links`;
const FROM = sql`from demo_templates t left join staff_accounts a on a.id = t.owner_id`;

/** What the team has prepared, for any of its links; saved last first. */
export async function selectTemplates(db: Db): Promise<PreparedDemo[]> {
  const { rows } = await sql<PreparedDemo>`select ${COLUMNS} ${FROM} order by t.saved_at desc, t.id`.execute(db);
  return rows;
}

/** @throws Refusal `not_found` */
async function selectTemplate(db: Db, id: string): Promise<PreparedDemo> {
  const { rows } = await sql<PreparedDemo>`select ${COLUMNS} ${FROM} where t.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound("prepared demo");
  return rows[0];
}

/** Whoever prepared it changes it, or a manager. @throws Refusal `not_found`, `not_allowed` */
async function selectOwnTemplate(db: Db, caller: Caller, id: string): Promise<PreparedDemo> {
  const found = await selectTemplate(db, id);
  const isOwn = caller.kind === "staff" && found.owner_id === caller.id;
  if (!isOwn && !isAtLeast(caller, "manager")) throw notAllowed("Whoever prepared it changes it, or a manager.");
  return found;
}

/**
 * Saves a demo of the team's as it stands, to open copies of: as a new one, or as another's next version. A prospect's demo is theirs.
 *
 * @throws Refusal `not_found`, `not_allowed`, `demo_has_ended`
 */
export async function saveTemplate(
  deps: LinkDeps,
  caller: Caller,
  wanted: { readonly sessionId: string; readonly name: string } | { readonly sessionId: string; readonly id: string },
): Promise<PreparedDemo> {
  const before = "id" in wanted ? await selectOwnTemplate(deps.main, caller, wanted.id) : undefined;
  const session = await selectSession(deps.main, wanted.sessionId);
  await mustBeOfTeam(deps.main, caller, session.id);
  mustBeLive(session);
  if (before) await mustBeOf(deps.main, session.id, before.id);
  const copy = await copyOf(deps, session);
  const name = "name" in wanted ? wanted.name : (before?.name ?? "");
  const kept = { ...copy, name, scenario_name: session.scenarioName, locale: session.locale };
  return keep(deps, caller, before, kept, session.id);
}

/** What was prepared is saved anew from a rehearsal of it, and not from any demo. @throws Refusal `conflict` */
async function mustBeOf(db: Db, sessionId: string, templateId: string): Promise<void> {
  const { rows } = await sql`select from demo_sessions where id = ${sessionId} and template_id = ${templateId}`.execute(
    db,
  );
  if (rows.length === 0) throw conflict("That demo is no copy of this one; save it as another.");
}

interface Copy {
  readonly tenant_id: string;
  readonly clock_at: Date;
}

/** A tenant of its own with all that is in a demo. */
async function copyOf(deps: LinkDeps, { tenantId, locale }: Session): Promise<Copy> {
  const dataset = await findDatasetOf(deps.demo, tenantId);
  if (!dataset) throw notFound("session");
  const tenant_id = randomUUID();
  // In turn with its acts: none is half in it, and none is later than its clock.
  const clock_at = await inTurn(deps, tenantId, async (connection) => {
    const clockAt = await withTenant(connection, tenantId, async (_, tenant) => tenant.workspaceNow);
    await openTemplate(deps, dataset.id, { id: tenant_id, name: "template", locale, clockAt });
    await copyChanges(connection, tenantId, tenant_id);
    return clockAt;
  });
  return { tenant_id, clock_at };
}

type Kept = Copy & Pick<PreparedDemo, "name" | "scenario_name"> & { readonly locale: string };

/** Notes it; the tenant of the version before goes once nobody opens copies of it any more. */
async function keep(
  deps: LinkDeps,
  caller: Caller,
  before: PreparedDemo | undefined,
  { name, scenario_name, locale, ...copy }: Kept,
  rehearsal?: string,
): Promise<PreparedDemo> {
  const id = before?.id ?? randomUUID();
  try {
    await deps.main.transaction().execute(async (db) => {
      const { rows } = before
        ? await sql<{ version: number }>`
            update demo_templates set tenant_id = ${copy.tenant_id}, clock_at = ${copy.clock_at}, scenario_name = ${scenario_name},
                   locale = ${locale}, version = version + 1, saved_at = clock_timestamp()
             where id = ${id} and version = ${before.version} returning version`.execute(db)
        : await sql<{ version: number }>`
            insert into demo_templates (id, name, owner_id, scenario_name, locale, tenant_id, clock_at)
              values (${id}, ${name}, ${caller.kind === "staff" ? caller.id : null}, ${scenario_name}, ${locale}, ${copy.tenant_id}, ${copy.clock_at})
            returning version`.execute(db);
      if (!rows[0]) throw conflict("It was saved by somebody else meanwhile.");
      // Where it was prepared goes on being where it is prepared.
      if (rehearsal !== undefined)
        await sql`update demo_sessions set template_id = ${id} where id = ${rehearsal}`.execute(db);
      const details = { template_id: id, version: rows[0].version };
      await recordAudit(db, { action: "template_saved", actor: actorOf(caller), details });
    });
  } catch (error) {
    // Where nobody knows whether it was noted, whoever looks for orphans finds out.
    if (error instanceof Refusal) await eraseTenant(deps.demo, copy.tenant_id);
    throw error;
  }
  if (before) await eraseTenant(deps.demo, before.tenant_id);
  return selectTemplate(deps.main, id);
}

/** Opened by somebody of the team to look; of a rep, by themselves or by nobody else. @throws Refusal `not_found`, `not_allowed` */
async function mustBeOfTeam(db: Db, caller: Caller, sessionId: string): Promise<void> {
  const { rows } = await sql<{ is_internal: boolean; owner_id: string | null }>`
    select is_internal, owner_id from demo_sessions where id = ${sessionId}`.execute(db);
  const [found] = rows;
  if (!found) throw notFound("session");
  const isOthers =
    caller.kind === "staff" && caller.role === "rep" && found.owner_id !== null && found.owner_id !== caller.id;
  if (isOthers) throw notFound("session");
  if (!found.is_internal)
    throw notAllowed("What a prospect does in their demo is theirs; prepare one that you opened yourself.");
}

/**
 * Puts what was prepared on today's data: what somebody made that means something on any day (`work` in `domain.ts`); what they did on a
 * day of the old data stays behind with it.
 *
 * @throws Refusal `not_found`, `not_allowed`, `conflict`, `not_ready`
 */
export async function refreshTemplate(deps: LinkDeps, caller: Caller, id: string): Promise<PreparedDemo> {
  const before = await selectOwnTemplate(deps.main, caller, id);
  if ((await findDatasetOf(deps.demo, before.tenant_id))?.isPrivate)
    throw conflict("It was made to measure, for its day; prepare another one.");
  const { scenario, now } = await selectScenarioNow(deps, before.scenario_name);
  const { opening, ...wanted } = orderFor(deps, recipeOf(scenario), now, before.locale);
  const dataset = await ensureDataset(deps, wanted);
  const tenant_id = randomUUID();
  await openTemplate(deps, dataset.id, {
    id: tenant_id,
    name: "template",
    locale: before.locale,
    clockAt: opening.clockAt,
  });
  // As long before the new beginning as it was before the old one: a price that somebody set stays the last one.
  const laterMs = opening.clockAt.getTime() - before.clock_at.getTime();
  await copyChanges(deps.demo, before.tenant_id, tenant_id, { tables: deps.domain.work?.tables ?? [], laterMs });
  const { name, scenario_name, locale } = before;
  return keep(deps, caller, before, { tenant_id, clock_at: opening.clockAt, name, scenario_name, locale });
}

/** Its links open plain demos from then on. @throws Refusal `not_found`, `not_allowed` */
export async function deleteTemplate(deps: LinkDeps, caller: Caller, id: string): Promise<void> {
  const { tenant_id } = await selectOwnTemplate(deps.main, caller, id);
  await deps.main.transaction().execute(async (db) => {
    await sql`delete from demo_templates where id = ${id}`.execute(db);
    await recordAudit(db, { action: "template_deleted", actor: actorOf(caller), details: { template_id: id } });
  });
  await eraseTenant(deps.demo, tenant_id);
}
