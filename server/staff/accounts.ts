import { type SelectQueryBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Person } from "../../contract/staff.ts";
import { iso } from "../../contract/text.ts";
import { conflict, notFound } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { DB } from "../generated/main-tables.ts";
import type { StaffRole } from "../http/caller.ts";
import type { Db } from "../sql/main-db.ts";

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly phone: string | null;
  readonly role: StaffRole;
  readonly is_active: boolean;
  readonly has_password: boolean;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
}

const COLUMNS = ["id", "email", "name", "phone", "is_active", "created_at", "last_sign_in_at"] as const;

const accounts = (db: Db): SelectQueryBuilder<DB, "staff_accounts", Account> =>
  db
    .selectFrom("staff_accounts")
    .select([...COLUMNS, sql<StaffRole>`role`.as("role"), sql<boolean>`password_hash is not null`.as("has_password")]);

export const presentPerson = (account: Account): z.input<typeof Person> => ({
  ...account,
  created_at: iso(account.created_at),
  last_sign_in_at: account.last_sign_in_at && iso(account.last_sign_in_at),
});

export const selectPeople = (db: Db): Promise<Account[]> => accounts(db).orderBy("name").orderBy("id").execute();

/** @throws Refusal `not_found` */
export const selectAccount = (db: Db, id: string): Promise<Account> =>
  accounts(db)
    .where("id", "=", id)
    .executeTakeFirstOrThrow(() => notFound("person"));

const ADDRESS_IS_TAKEN = "23505";

/** @throws Refusal `conflict` where somebody has this address */
export async function addPerson(
  db: Db,
  person: {
    readonly email: string;
    readonly name: string;
    readonly role: StaffRole;
    readonly phone?: string | undefined;
  },
  actor: string,
): Promise<Account> {
  const { id } = await db
    .insertInto("staff_accounts")
    .values({ ...person, phone: person.phone ?? null })
    .returning("id")
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === ADDRESS_IS_TAKEN) throw conflict("Somebody has this address already.");
      throw error;
    });
  await recordAudit(db, { action: "person_added", actor, details: { staff_id: id, role: person.role } });
  return selectAccount(db, id);
}

export interface PersonChange {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly role?: StaffRole | undefined;
  readonly is_active?: boolean | undefined;
}

/**
 * Changes somebody. Whoever is let in no more is signed out at once, and so is whoever's role changes.
 *
 * @throws Refusal `not_found`, `conflict` where nobody would be left who may do everything
 */
export async function editPerson(db: Db, id: string, change: PersonChange, actor: string): Promise<Account> {
  // One after the other: of two operators who demote each other one stays.
  await sql`lock table staff_accounts in share row exclusive mode`.execute(db);
  const before = await selectAccount(db, id);
  const after = { ...before, ...defined(change) };
  await db
    .updateTable("staff_accounts")
    .set({ name: after.name, phone: after.phone, role: after.role, is_active: after.is_active })
    .where("id", "=", id)
    .execute();
  const isOperator = (it: Account) => it.role === "operator" && it.is_active;
  if (isOperator(before) && !isOperator(after) && !(await selectPeople(db)).some(isOperator))
    throw conflict("This is the last operator; make somebody else one first.");
  if (before.role !== after.role || !after.is_active)
    await db.deleteFrom("staff_sessions").where("staff_id", "=", id).execute();
  if (!after.is_active) await db.deleteFrom("staff_sign_in_links").where("staff_id", "=", id).execute();
  const { name: _name, phone: _phone, ...told } = defined(change);
  await recordAudit(db, { action: "person_edited", actor, details: { staff_id: id, ...told } });
  return after;
}

const defined = <It extends object>(it: It): { [Key in keyof It]: Exclude<It[Key], undefined> } =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as never;
