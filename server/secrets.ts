import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** What `SERVICE_SECRET` and `OPERATOR_API_KEY` must have too. */
const LEAST_CHARACTERS = 32;

/**
 * A secret kept in a file that only its owner reads; made when it is missing.
 *
 * @returns the secret, and whether it was made just now
 */
export async function keepSecret(file: string, prefix = ""): Promise<{ secret: string; isNew: boolean }> {
  const secret = prefix + randomBytes(32).toString("base64url");
  await mkdir(path.dirname(file), { recursive: true });
  // Written beside its place and linked there whole: another process never reads half of it.
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, `${secret}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
    return { secret, isNew: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const kept = (await readFile(file, "utf8")).trim();
    if (kept.length < LEAST_CHARACTERS)
      throw new Error(`${file} holds no whole secret; restore it, or delete it to have a new one made`);
    return { secret: kept, isNew: false };
  } finally {
    await rm(draft, { force: true });
  }
}

/** 256 bits that follow from the service's secret and from what they are for. The parts must not contain a zero byte. */
export function derive(serviceSecret: string, ...purpose: readonly string[]): Buffer {
  return createHmac("sha256", serviceSecret).update(purpose.join("\0")).digest();
}

/** What is stored of a token or a generated password: enough to recognise it, useless to whoever reads it. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares without telling by the time it takes how much is right. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
