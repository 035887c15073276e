import { createHash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { invalidInput } from "./errors.ts";

/** The request's `Idempotency-Key`, if it has one. @throws Refusal `invalid_input` when it is none */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const given = headers["idempotency-key"];
  if (given === undefined) return undefined;
  if (typeof given === "string" && /^[\x21-\x7e]{1,255}$/.test(given)) return given;
  throw invalidInput("The Idempotency-Key is not valid.", [
    { pointer: "/headers/idempotency-key", detail: "must have 1 to 255 visible characters" },
  ]);
}

/**
 * The id of a row that a request makes in a tenant: with a key the same one each time, so that whoever sends it again finds the row.
 * A UUID of version 8 (RFC 9562, 5.8) with a key, else a random one.
 */
export function newRowId(tenantId: string, key: string | undefined): string {
  if (key === undefined) return randomUUID();
  const hex = createHash("sha256").update(`${tenantId}/${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
