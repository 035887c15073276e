import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import type { LinkEdit, NewLink } from "../../contract/links.ts";
import { conflict, editedMeanwhile, invalidInput, keyReused, notAllowed } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import { actorOf, type Caller, isAtLeast } from "../http/caller.ts";
import { selectActiveScenario } from "../scenario/queries.ts";
import { findTemplate } from "../session/templates.ts";
import { terminate } from "../session/terminate.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { Db } from "../sql/main-db.ts";
import { selectAccount } from "../staff/accounts.ts";
import { hashPassword } from "../staff/passwords.ts";
import { uuidOf } from "../uuid.ts";
import type { LinkDeps } from "./deps.ts";
import { type Link, presentLink, stateOf } from "./link.ts";
import { selectLink } from "./queries.ts";

const CODE_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const CODE_LENGTH = 8;
const DEFAULT_DAYS = 14;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** 40 bits, read out over the telephone: Crockford's base 32. */
const newCode = (): string => Array.from(randomBytes(CODE_LENGTH), (it) => CODE_LETTERS.charAt(it & 31)).join("");

type Wanted = z.output<typeof NewLink>;

/**
 * Makes a link, of whoever asks unless a manager says whose.
 *
 * @param key the caller's `Idempotency-Key`: sent again, it gives the same link
 * @throws Refusal `unknown_scenario`, `invalid_input`, `not_allowed`, `not_found`
 */
export async function createLink(
  deps: LinkDeps,
  caller: Caller,
  { passcode, owner_id, valid_days, pinned_at, ...wanted }: Wanted,
  key: string | undefined,
): Promise<Link> {
  const { scenario, now } = await selectActiveScenario(deps, wanted.scenario_name, wanted.locale);
  const owner = await ownerOf(deps, caller, owner_id);
  if (wanted.template_id !== undefined) await mustBePrepared(deps, wanted.template_id, wanted.locale);
  const expires_at = expiryOf(wanted.expires_at, now, valid_days);
  if ((wanted.duration_hours ?? 1) > deps.config.maxDurationHours)
    throw invalidInput("No demo lives so long.", [
      { pointer: "/duration_hours", detail: `must be at most ${deps.config.maxDurationHours}` },
    ]);
  const id = key === undefined ? randomUUID() : uuidOf(`${actorOf(caller)}/link/${key}`);
  const passcode_hash = passcode === undefined ? null : await hashPassword(passcode);
  await deps.main.transaction().execute(async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("demo_links")
      .values({
        ...wanted,
        id,
        code: newCode(),
        scenario_name: scenario.name,
        owner_id: owner,
        pinned_at: pinned_at === "now" ? now : (pinned_at ?? null),
        expires_at,
        passcode_hash,
      })
      .onConflict((it) => it.column("id").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n && !(await isSame(db, id, wanted))) throw keyReused();
    if (numInsertedOrUpdatedRows === 1n)
      await recordAudit(db, { action: "link_created", actor: actorOf(caller), details: { link_id: id } });
  });
  return selectLink(deps.main, caller, id);
}

/** @throws Refusal `invalid_input` */
async function mustBePrepared({ main }: LinkDeps, id: string, locale: string): Promise<void> {
  const found = await findTemplate(main, id);
  if (!found)
    throw invalidInput("There is no such prepared demo.", [{ pointer: "/template_id", detail: "names none" }]);
  if (found.locale !== locale)
    throw invalidInput("That demo speaks another language.", [
      { pointer: "/template_id", detail: `is in ${found.locale}` },
    ]);
}

/** Whether a link is the one that is asked for again. */
async function isSame(db: Db, id: string, wanted: Partial<Wanted>): Promise<boolean> {
  const kept = await db
    .selectFrom("demo_links")
    .select(["business_name", "person_name", "person_phone", "person_email", "locale", "max_uses", "note"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return Object.entries(kept).every(([name, value]) => value === (wanted[name as keyof typeof kept] ?? null));
}

async function ownerOf({ main }: LinkDeps, caller: Caller, wanted: string | undefined): Promise<string | null> {
  const own = caller.kind === "staff" ? caller.id : null;
  if (wanted === undefined || wanted === own) return own;
  if (!isAtLeast(caller, "manager")) throw notAllowed("A rep makes links of their own.");
  return (await selectAccount(main, wanted)).id;
}

/** @throws Refusal `invalid_input` */
function expiryOf(wanted: string | undefined, now: Date, days = DEFAULT_DAYS): Date {
  const at = wanted === undefined ? new Date(now.getTime() + days * DAY_MS) : new Date(wanted);
  const left = (at.getTime() - now.getTime()) / DAY_MS;
  if (left > 0 && left <= MOST_DAYS) return at;
  throw invalidInput("A link works for a year at most, and not in the past.", [
    { pointer: "/expires_at", detail: left <= 0 ? "is over" : `must be within ${MOST_DAYS} days` },
  ]);
}

/**
 * Changes what a link allows; a new passcode unlocks it.
 *
 * @throws Refusal `not_found`, `edited_meanwhile`, `invalid_input`, `conflict` for one that was withdrawn
 */
export async function editLink(
  deps: LinkDeps,
  caller: Caller,
  id: string,
  { version, passcode, ...change }: z.output<typeof LinkEdit>,
  base: string,
): Promise<Link> {
  const before = await selectLink(deps.main, caller, id);
  if (before.revoked_at) throw conflict("This link was withdrawn; make a new one.");
  if (change.max_uses !== undefined && change.max_uses < before.uses)
    throw invalidInput("More have come in by it already.", [
      { pointer: "/max_uses", detail: `must be at least ${before.uses}` },
    ]);
  const { now } = await deps.main.selectNoFrom(databaseNow.as("now")).executeTakeFirstOrThrow();
  if (change.expires_at !== undefined) expiryOf(change.expires_at, now);
  if (change.template_id) await mustBePrepared(deps, change.template_id, before.locale);
  const opening =
    passcode === undefined ? {} : { passcode_hash: passcode && (await hashPassword(passcode)), wrong_passcodes: 0 };
  await deps.main.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable("demo_links")
      .set((it) => ({ ...change, ...opening, version: it("version", "+", 1) }))
      .where("id", "=", id)
      .where("version", "=", version)
      .where("uses", "<=", change.max_uses ?? before.max_uses)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw editedMeanwhile(presentLink(await selectLink(db, caller, id), base));
    const details = { link_id: id, changed: [...Object.keys(change), ...(passcode === undefined ? [] : ["passcode"])] };
    await recordAudit(db, { action: "link_edited", actor: actorOf(caller), details });
  });
  return selectLink(deps.main, caller, id);
}

/** Withdraws a link; again changes nothing. @param wanted `end_demos` ends those that were opened by it, too */
export async function revokeLink(
  deps: LinkDeps,
  caller: Caller,
  id: string,
  { end_demos: endDemos = false, reason }: { readonly end_demos?: boolean; readonly reason?: string | undefined },
): Promise<Link> {
  const link = await selectLink(deps.main, caller, id);
  if (stateOf(link) !== "revoked")
    await deps.main.transaction().execute(async (db) => {
      await sql`update demo_links set revoked_at = clock_timestamp(), version = version + 1 where id = ${id} and revoked_at is null`.execute(
        db,
      );
      await recordAudit(db, {
        action: "link_revoked",
        actor: actorOf(caller),
        details: { link_id: id, ends_demos: endDemos, ...(reason && { reason }) },
      });
    });
  if (endDemos) {
    const { rows } = await sql<{ id: string }>`
      select id from demo_sessions where link_id = ${id} and (terminated_at is null or held_until > clock_timestamp())`.execute(
      deps.main,
    );
    for (const it of rows) await terminate(deps, it.id, "its link was withdrawn", actorOf(caller));
  }
  return selectLink(deps.main, caller, id);
}
