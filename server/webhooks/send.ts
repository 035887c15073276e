import http from "node:http";
import https from "node:https";
import { performance } from "node:perf_hooks";
import type { z } from "zod";
import { iso } from "../../contract/text.ts";
import type { webhookApi } from "../../contract/webhooks.ts";
import { within } from "../deadline.ts";
import type { WebhookDeps } from "./deps.ts";
import { findTarget, openNetworks, type Target } from "./reach.ts";
import { signatureHeaders } from "./secrets.ts";

export type Attempt = z.input<(typeof webhookApi)["POST /webhooks/:id/test"]["answers"][200]>;

/** An answer that takes longer is none. */
const ANSWER_MS = 15_000;
const NO_ANSWER = "no answer within 15 s";
const ANSWER_SHOWN = 500;
const AGENT = "demo-session-service/1 (webhooks)";

export interface Receiver {
  readonly id: string;
  readonly url: string;
  readonly generation: number;
  readonly rotated_at: Date | null;
}

export interface Message {
  readonly id: string;
  readonly payload: unknown;
}

/** Sends one message, once. What cannot be sent is an attempt as well. */
export async function send(deps: WebhookDeps, receiver: Receiver, message: Message): Promise<Attempt> {
  const at = new Date();
  const body = JSON.stringify(message.payload);
  const headers = {
    "content-type": "application/json",
    "user-agent": AGENT,
    ...signatureHeaders(deps.serviceSecret, receiver, message.id, body, at),
  };
  const startedAt = performance.now();
  const told = (status: number | null, error: string | null, answer: string): Attempt => ({
    at: iso(at),
    status,
    error,
    ms: Math.round(performance.now() - startedAt),
    request_headers: headers,
    // As JSON and the database can hold it.
    answer: answer.slice(0, ANSWER_SHOWN).replaceAll("\u0000", "").toWellFormed(),
  });
  try {
    const url = new URL(receiver.url);
    const sent = findTarget(url, openNetworks(deps.config.webhookNetworks)).then((it) => post(url, it, headers, body));
    const { status, answer } = await within(ANSWER_MS, sent, () => {
      throw new Error(NO_ANSWER);
    });
    return told(status, isDelivered(status) ? null : problemOf(status), answer);
  } catch (error) {
    return told(null, error instanceof Error ? error.message : String(error), "");
  }
}

export const isDelivered = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

const problemOf = (status: number): string =>
  status >= 300 && status < 400 ? "a redirect is not followed" : `it answered ${status}`;

/** Connects to the address that was looked up, under the host's own name; follows nothing, and reads no more than is shown. */
function post(
  url: URL,
  target: Target,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      agent: false,
      signal: AbortSignal.timeout(ANSWER_MS),
      lookup: (_host, { all }, done) =>
        all ? done(null, [target] as never) : done(null, target.address, target.family),
    });
    request.once("error", (error) =>
      reject(error.name === "AbortError" || error.name === "TimeoutError" ? new Error(NO_ANSWER) : error),
    );
    // Whatever ends without an answer, as one that would speak another protocol: after one this changes nothing.
    request.once("close", () => reject(new Error("it ended without an answer")));
    request.once("response", (response) => {
      let answer = "";
      const finish = () => {
        resolve({ status: response.statusCode ?? 0, answer });
        request.destroy();
      };
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        answer += chunk;
        if (answer.length > ANSWER_SHOWN) finish();
      });
      response.once("end", finish);
      response.once("error", reject);
    });
    request.end(body);
  });
}
