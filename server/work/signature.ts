import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, type JWK, SignJWT } from "jose";
import { derive } from "../secrets.ts";

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");
const ALGORITHM = "EdDSA";

/** Follows from the service's secret, so that every replica signs alike and nothing more has to be kept. */
function keyOf(serviceSecret: string): KeyObject {
  const seed = derive(serviceSecret, "work signature");
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
}

/** The public half, as RFC 7517 has it. */
export async function publicKeyOf(serviceSecret: string): Promise<JWK & { readonly kid: string }> {
  const jwk = createPublicKey(keyOf(serviceSecret)).export({ format: "jwk" }) as JWK;
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: "sig", alg: ALGORITHM };
}

/** A compact JWS of some claims. */
export async function sign(serviceSecret: string, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const { kid } = await publicKeyOf(serviceSecret);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: ALGORITHM, kid, typ: "demo-work+jwt" })
    .sign(keyOf(serviceSecret));
}
