import type { DemoDomain } from "../domain.ts";
import { invalidInput } from "../errors.ts";

/** @throws Refusal `invalid_input` for a role that the product does not have */
export function mustBeRole({ roles }: Pick<DemoDomain, "roles">, role: string): void {
  if (roles.includes(role)) return;
  throw invalidInput("There is nobody in this role.", [
    { pointer: "/role", detail: `must be one of ${roles.join(", ")}` },
  ]);
}
