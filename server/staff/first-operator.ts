import { addPerson } from "./accounts.ts";
import type { StaffDeps } from "./deps.ts";
import { hashPassword } from "./passwords.ts";
import { makeSignInLink } from "./sign-in-links.ts";

/**
 * Sees to it that somebody can come in: makes the operator whom the configuration names, or a link by which whoever starts the service
 * becomes one. Where there is an operator already it does nothing.
 *
 * @param wantsLink somebody looks on, to whom it can be shown
 * @returns the link's code, to be shown once
 */
export async function welcomeFirstOperator(
  { main, config }: Pick<StaffDeps, "main" | "config">,
  wantsLink: boolean,
): Promise<string | undefined> {
  const { firstOperator } = config;
  const password_hash = firstOperator && (await hashPassword(firstOperator.password));
  return main.transaction().execute(async (db) => {
    const there = await db
      .selectFrom("staff_accounts")
      .select("id")
      .where("role", "=", "operator")
      .where("is_active", "=", true)
      .limit(1)
      .executeTakeFirst();
    if (there) return undefined;
    if (!firstOperator || !password_hash) return wantsLink ? (await makeSignInLink(db, undefined)).code : undefined;
    const { email } = firstOperator;
    const name = email.split("@")[0] ?? email;
    const { id } = await addPerson(db, { email, name, role: "operator" }, "configuration");
    await db.updateTable("staff_accounts").set({ password_hash }).where("id", "=", id).execute();
    return undefined;
  });
}
