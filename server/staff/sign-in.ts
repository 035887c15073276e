import { sql } from "kysely";
import { invalidInput, wrongEmailOrPassword } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { type Account, addPerson, selectAccount } from "./accounts.ts";
import type { StaffDeps } from "./deps.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { closeOtherSessions, openStaffSession } from "./sessions.ts";
import { takeSignInLink } from "./sign-in-links.ts";

export interface SignedIn {
  readonly account: Account;
  readonly token: string;
}

/** @throws Refusal `wrong_email_or_password`, the same and as late for an address that nobody has */
export async function signIn(
  { main }: Pick<StaffDeps, "main">,
  {
    email,
    password,
    device,
  }: { readonly email: string; readonly password: string; readonly device: string | undefined },
): Promise<SignedIn> {
  const { rows } = await sql<{ id: string; password_hash: string | null }>`
    select id, password_hash from staff_accounts where lower(email) = lower(${email}) and is_active`.execute(main);
  const [found] = rows;
  if (!(await isPassword(found?.password_hash, password)) || !found) throw wrongEmailOrPassword();
  return main.transaction().execute((db) => welcome(db, found.id, device, "password"));
}

async function welcome(db: Db, id: string, device: string | undefined, by: string): Promise<SignedIn> {
  const token = await openStaffSession(db, id, device);
  await recordAudit(db, { action: "signed_in", actor: `staff:${id}`, details: { by } });
  return { account: await selectAccount(db, id), token };
}

interface Redeeming {
  readonly code: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly device: string | undefined;
}

/**
 * Comes in by a link and sets a password. Where nobody is there yet, as the first operator.
 *
 * @throws Refusal `sign_in_link_not_valid`, `invalid_input` without the first one's name and address, `conflict`
 */
export async function redeemSignInLink({ main }: Pick<StaffDeps, "main">, wanted: Redeeming): Promise<SignedIn> {
  const password_hash = await hashPassword(wanted.password);
  return main.transaction().execute(async (db) => {
    const link = await takeSignInLink(db, wanted.code);
    const id = link.staff_id ?? (await addFirst(db, wanted)).id;
    await db.updateTable("staff_accounts").set({ password_hash }).where("id", "=", id).execute();
    await closeOtherSessions(db, id, undefined);
    return welcome(db, id, wanted.device, "link");
  });
}

function addFirst(db: Db, { name, email }: Redeeming): Promise<Account> {
  if (!name || !email)
    throw invalidInput("The first operator needs a name and an address.", [
      ...(name ? [] : [{ pointer: "/name", detail: "is needed" }]),
      ...(email ? [] : [{ pointer: "/email", detail: "is needed" }]),
    ]);
  return addPerson(db, { name, email, role: "operator" }, "first sign-in link");
}

/** @throws Refusal `wrong_email_or_password` where the current one is not right */
export async function changePassword(
  { main }: Pick<StaffDeps, "main">,
  id: string,
  {
    current,
    next,
    sessionId,
  }: { readonly current: string | undefined; readonly next: string; readonly sessionId: string },
): Promise<void> {
  const { password_hash } = await main
    .selectFrom("staff_accounts")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(password_hash, current ?? ""))) throw wrongEmailOrPassword();
  const hashed = await hashPassword(next);
  await main.transaction().execute(async (db) => {
    await db.updateTable("staff_accounts").set({ password_hash: hashed }).where("id", "=", id).execute();
    await closeOtherSessions(db, id, sessionId);
    await recordAudit(db, { action: "password_changed", actor: `staff:${id}`, details: {} });
  });
}
