import { randomBytes, timingSafeEqual } from "node:crypto";
import { derive } from "./secrets.ts";

/*
 * Every secret of a demo follows from the service's secret and what it is for: nothing but hashes is stored, a replayed
 * creation shows the same ones again, and a new password is the next generation's.
 */

/** The owner's access to a session: 256 bits. */
export function sessionToken(serviceSecret: string, sessionId: string): string {
  return `dmo_${derive(serviceSecret, "session", sessionId).toString("base64url")}`;
}

/** Crockford's base 32: no I, L, O or U to be mistaken on a phone. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/** An account's password: 100 bits in five groups of four, because people type it. */
export function accountPassword(serviceSecret: string, tenantId: string, role: string, generation: number): string {
  const bytes = derive(serviceSecret, "password", tenantId, role, String(generation));
  const letters = Array.from(bytes.subarray(0, 20), (it) => LETTERS.charAt(it & 31)).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}

const TAG_BYTES = 16;

/**
 * A token for a sign-in to a session's workspace. It names its session and proves that we made it, so that it can be told
 * from a made-up one even after everything else about the demo is deleted.
 */
export function newWorkspaceToken(serviceSecret: string, sessionId: string): string {
  const named = Buffer.concat([Buffer.from(sessionId.replaceAll("-", ""), "hex"), randomBytes(16)]);
  return `wsp_${Buffer.concat([named, tagOf(serviceSecret, named)]).toString("base64url")}`;
}

/** The session that a workspace token names; undefined when it is not one of ours. */
export function sessionOfWorkspaceToken(serviceSecret: string, token: string): string | undefined {
  const bytes = Buffer.from(token.slice("wsp_".length), "base64url");
  if (bytes.length !== 32 + TAG_BYTES) return undefined;
  const named = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), tagOf(serviceSecret, named))) return undefined;
  return named
    .toString("hex")
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function tagOf(serviceSecret: string, named: Buffer): Buffer {
  return derive(serviceSecret, "workspace token", named.toString("hex")).subarray(0, TAG_BYTES);
}
