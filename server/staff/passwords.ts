import { hash, verify } from "@node-rs/argon2";

/*
 * Argon2id with the library's parameters, which are OWASP's least: 19 MiB, two passes, one lane. They are written into each hash, so that
 * they can be raised later.
 */

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"));

/** Of no password that anybody has: as much work is done for an address that is unknown. */
let ofNobody: Promise<string> | undefined;

/** Takes as long for an account that is not there, or has no password. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  ofNobody ??= hash("nobody's");
  const isRight = await verify(kept ?? (await ofNobody), password.normalize("NFC"));
  return isRight && kept != null;
}
