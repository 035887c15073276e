import { sql } from "kysely";
import type { z } from "zod";
import { iso } from "../../contract/text.ts";
import type { webhookApi } from "../../contract/webhooks.ts";
import { editedMeanwhile, invalidInput, notFound } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import type { WebhookDeps } from "./deps.ts";
import { findTarget, openNetworks, Unreachable } from "./reach.ts";
import { secretOf } from "./secrets.ts";

type Shown = z.input<(typeof webhookApi)["PATCH /webhooks/:id"]["answers"][200]>;
type WithSecret = z.input<(typeof webhookApi)["POST /webhooks"]["answers"][201]>;
type New = z.output<(typeof webhookApi)["POST /webhooks"]["body"]>;
type Edit = z.output<(typeof webhookApi)["PATCH /webhooks/:id"]["body"]>;

interface Row {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly events: string[];
  readonly generation: number;
  readonly rotated_at: Date | null;
  readonly failing_since: Date | null;
  readonly failures: number;
  readonly disabled_at: Date | null;
  readonly disabled_why: Shown["disabled_why"];
  readonly waiting: number;
  readonly missed: number;
  readonly last_delivered_at: Date | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly version: number;
}

const SELECT = sql`
  select w.*, (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
         (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.state = 'failed') as missed,
         (select max(finished_at) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'delivered') as last_delivered_at
    from webhooks w`;

export async function selectWebhooks(db: Db): Promise<Shown[]> {
  const { rows } = await sql<Row>`${SELECT} order by w.created_at, w.id`.execute(db);
  return rows.map(present);
}

/** @throws Refusal `not_found` */
export async function selectWebhook(db: Db, id: string): Promise<Row> {
  const { rows } = await sql<Row>`${SELECT} where w.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound("webhook");
  return rows[0];
}

const present = (it: Row): Shown => ({
  id: it.id,
  url: it.url,
  description: it.description,
  events: it.events,
  state: it.disabled_at ? "disabled" : it.failures > 0 ? "failing" : "active",
  disabled_why: it.disabled_why,
  failures: it.failures,
  failing_since: it.failing_since && iso(it.failing_since),
  waiting: it.waiting,
  missed: it.missed,
  last_delivered_at: it.last_delivered_at && iso(it.last_delivered_at),
  created_by: it.created_by,
  created_at: iso(it.created_at),
  version: it.version,
});

const withSecret = (deps: WebhookDeps, it: Row): WithSecret => ({
  ...present(it),
  secret: secretOf(deps.serviceSecret, it.id, it.generation),
});

/** @throws Refusal `invalid_input` for an address that is not on the internet */
async function mustBeReachable({ config }: WebhookDeps, url: string): Promise<void> {
  try {
    await findTarget(new URL(url), openNetworks(config.webhookNetworks));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw invalidInput("Nothing is sent to this address.", [{ pointer: "/url", detail: error.message }]);
  }
}

export async function addWebhook(deps: WebhookDeps, wanted: New, actor: string): Promise<WithSecret> {
  await mustBeReachable(deps, wanted.url);
  const id = await deps.main.transaction().execute(async (db) => {
    const { id } = await db
      .insertInto("webhooks")
      .values({
        url: wanted.url,
        description: wanted.description ?? null,
        events: sql<string[]>`${[...new Set(wanted.events)]}::text[]`,
        created_by: actor,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await recordAudit(db, {
      action: "webhook_added",
      actor,
      details: { webhook_id: id, host: new URL(wanted.url).host },
    });
    return id;
  });
  return withSecret(deps, await selectWebhook(deps.main, id));
}

/** Switched on again it begins anew: what waited meanwhile goes at once. @throws Refusal `not_found`, `edited_meanwhile`, `invalid_input` */
export async function editWebhook(deps: WebhookDeps, id: string, edit: Edit, actor: string): Promise<Shown> {
  const before = await selectWebhook(deps.main, id);
  if (edit.url !== undefined) await mustBeReachable(deps, edit.url);
  const { version, url, description, events, is_active: isActive } = edit;
  await deps.main.transaction().execute(async (db) => {
    const { rows } = await sql<{ id: string }>`
      update webhooks set url = coalesce(${url ?? null}, url), events = coalesce(${events ? [...new Set(events)] : null}::text[], events),
             description = case when ${description !== undefined} then ${description ?? null} else description end,
             disabled_at = case ${isActive ?? null}::boolean when true then null when false then coalesce(disabled_at, clock_timestamp()) else disabled_at end,
             disabled_why = case ${isActive ?? null}::boolean when true then null when false then coalesce(disabled_why, 'by_hand') else disabled_why end,
             failures = case when ${isActive === true} then 0 else failures end,
             failing_since = case when ${isActive === true} then null else failing_since end, version = version + 1
       where id = ${id} and version = ${version} returning id`.execute(db);
    if (rows.length === 0) throw editedMeanwhile(present(await selectWebhook(db, id)));
    const details = {
      webhook_id: id,
      ...(url && { host: new URL(url).host }),
      ...(isActive !== undefined && { is_active: isActive }),
    };
    await recordAudit(db, { action: "webhook_edited", actor, details });
  });
  if (isActive === true && before.disabled_at)
    await sql`update webhook_deliveries set next_try_at = clock_timestamp() where webhook_id = ${id} and state = 'waiting'`.execute(
      deps.main,
    );
  return present(await selectWebhook(deps.main, id));
}

const FORGOTTEN_AT_ONCE = 2_000;

/** Off first, and its deliveries bit by bit: whoever announces something meanwhile does not wait for it. @throws Refusal `not_found` */
export async function removeWebhook({ main }: WebhookDeps, id: string, actor: string): Promise<void> {
  await sql`update webhooks set disabled_at = clock_timestamp() where id = ${id} and disabled_at is null`.execute(main);
  for (let gone = FORGOTTEN_AT_ONCE; gone === FORGOTTEN_AT_ONCE; ) {
    const { numAffectedRows } = await sql`
      delete from webhook_deliveries where id in (select id from webhook_deliveries where webhook_id = ${id} limit ${FORGOTTEN_AT_ONCE})`.execute(
      main,
    );
    gone = Number(numAffectedRows ?? 0n);
  }
  await main.transaction().execute(async (db) => {
    const { numDeletedRows } = await db.deleteFrom("webhooks").where("id", "=", id).executeTakeFirst();
    if (numDeletedRows === 0n) throw notFound("webhook");
    await recordAudit(db, { action: "webhook_removed", actor, details: { webhook_id: id } });
  });
}

/** @throws Refusal `not_found` */
export async function rotateSecret(deps: WebhookDeps, id: string, actor: string): Promise<WithSecret> {
  await deps.main.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable("webhooks")
      .set((it) => ({ generation: it("generation", "+", 1), rotated_at: sql<Date>`clock_timestamp()` }))
      .where("id", "=", id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound("webhook");
    await recordAudit(db, { action: "webhook_secret_made", actor, details: { webhook_id: id } });
  });
  return withSecret(deps, await selectWebhook(deps.main, id));
}
