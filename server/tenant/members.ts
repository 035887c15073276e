import { sql } from "kysely";
import type { Role, TenantDb } from "../domain.ts";
import { conflict, notFound, wrongEmailOrPassword } from "../errors.ts";
import type { Once, Outcome } from "../once.ts";
import { hashOf } from "../secrets.ts";
import { accountPassword } from "../tokens.ts";
import { answerOnce } from "./answers.ts";
import type { DemoDb } from "./demo-db.ts";
import { withTenant } from "./with-tenant.ts";

/** One of the four people who can sign in to a tenant. */
export interface Member {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly generation: number;
}

/** In no order of their own. Empty once the tenant is erased. */
export async function selectMembers(demo: DemoDb, tenantId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`select * from overlay.list_members(${tenantId}::uuid)`.execute(demo);
  return rows;
}

/**
 * Signs somebody in with address and password.
 *
 * @param tokenFor makes the token once it is known whose tenant it opens
 * @throws Refusal `wrong_email_or_password`
 */
export async function signIn(
  demo: DemoDb,
  account: { email: string; password: string },
  tokenFor: (tenantId: string) => Promise<string>,
): Promise<{ tenantId: string; role: Role; token: string }> {
  const passwordHash = hashOf(account.password);
  const { rows } = await sql<{ tenant_id: string; role: Role }>`
    select * from overlay.check_password(${account.email.toLowerCase()}::text, ${passwordHash}::text)`.execute(demo);
  const member = rows[0];
  if (!member) throw wrongEmailOrPassword();
  const token = await tokenFor(member.tenant_id);
  if (!(await recordSignIn(demo, member.tenant_id, member.role, token, passwordHash))) throw wrongEmailOrPassword();
  return { tenantId: member.tenant_id, role: member.role, token };
}

/** Lets whoever holds `token` into a tenant in a role. @throws Refusal `not_found` when the tenant has nobody in that role */
export async function viewAs(demo: DemoDb, tenantId: string, role: Role, token: string): Promise<void> {
  if (!(await recordSignIn(demo, tenantId, role, token, null))) throw notFound("account");
}

async function recordSignIn(
  demo: DemoDb,
  tenantId: string,
  role: Role,
  token: string,
  passwordHash: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select overlay.sign_in(${tenantId}::uuid, ${role}::text, ${hashOf(token)}::text, ${passwordHash}::text) as done`.execute(
    demo,
  );
  return rows[0]?.done === true;
}

export async function findSignIn(demo: DemoDb, token: string): Promise<{ tenantId: string; role: Role } | undefined> {
  const { rows } = await sql<{
    tenant_id: string;
    role: Role;
  }>`select * from overlay.find_sign_in(${hashOf(token)}::text)`.execute(demo);
  return rows[0] && { tenantId: rows[0].tenant_id, role: rows[0].role };
}

/**
 * Gives an account its next password; the old one and its sign-ins die in the same moment.
 *
 * @throws Refusal `not_found`, or `conflict` when somebody else made a new one at the same time
 */
export async function regeneratePassword(
  demo: DemoDb,
  serviceSecret: string,
  tenantId: string,
  role: Role,
  once: Once | undefined,
): Promise<Outcome<Member & { password: string }>> {
  const member = (await selectMembers(demo, tenantId)).find((it) => it.role === role);
  if (!member) throw notFound("account");
  const { result: generation, isReplay } = await withTenant(demo, tenantId, (db) =>
    answerOnce(db, once, () => nextGeneration(db, serviceSecret, tenantId, member)),
  );
  const password = accountPassword(serviceSecret, tenantId, role, generation);
  return { result: { ...member, generation, password }, isReplay };
}

/** What is kept for whoever asks again is the number; the password follows from it. */
async function nextGeneration<Tables>(
  db: TenantDb<Tables>,
  serviceSecret: string,
  tenantId: string,
  { role, generation: before }: Member,
): Promise<number> {
  const generation = before + 1;
  const password = accountPassword(serviceSecret, tenantId, role, generation);
  const { rows } = await sql<{ done: boolean }>`
    select overlay.regenerate(${tenantId}::uuid, ${role}::text, ${before}::int, ${hashOf(password)}::text) as done`.execute(
    db,
  );
  if (!rows[0]?.done) throw conflict("Somebody else made a new password for this account just now.");
  return generation;
}
