import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { idempotencyKeyOf } from "./idempotency-key.ts";

/** A request that its sender may send again. Both are hashes: of route and key, and of address and body. */
export interface Once {
  readonly keyHash: string;
  readonly requestHash: string;
}

/** What came of a request, and whether it is the answer of the first time. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly isReplay: boolean;
}

const hash = (parts: readonly unknown[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** Undefined for a request without an `Idempotency-Key`. @throws Refusal `invalid_input` for one that is none */
export function onceOf(request: {
  readonly headers: IncomingHttpHeaders;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly routeOptions: { readonly url?: string | undefined };
}): Once | undefined {
  const key = idempotencyKeyOf(request.headers);
  if (key === undefined) return undefined;
  return {
    keyHash: hash([request.method, request.routeOptions.url, key]),
    requestHash: hash([request.url, request.body ?? null]),
  };
}
