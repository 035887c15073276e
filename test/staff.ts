import { addPerson } from "../server/staff/accounts.ts";
import { makeKey } from "../server/staff/service-keys.ts";
import { openStaffSession } from "../server/staff/sessions.ts";
import type { TestService } from "./app-under-test.ts";

type Scopes = Parameters<typeof makeKey>[1]["scopes"];

/** Somebody of the sales team, signed in. */
export async function aPerson(
  { deps }: TestService,
  role: "rep" | "manager" | "operator",
  name: string = role,
): Promise<{ readonly id: string; readonly token: string; readonly name: string }> {
  return deps.main.transaction().execute(async (db) => {
    const { id } = await addPerson(db, { email: `${name}@sales.test`, name, role }, "test");
    return { id, name, token: await openStaffSession(db, id, undefined) };
  });
}

/** Another service's key. */
export const aKey = ({ deps }: TestService, scopes: Scopes): Promise<string> =>
  deps.main.transaction().execute(async (db) => (await makeKey(db, { name: "test", scopes }, "test")).key);
