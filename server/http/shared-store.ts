import { setImmediate } from "node:timers/promises";
import type { Logger } from "pino";
import { createClient } from "redis";
import { within } from "../deadline.ts";

/** How what is shared between replicas is. `in_process`: nothing is shared, and nothing missed. */
export type StoreState = "in_process" | "connected" | "away";

const clientOf = (url: string, reconnectStrategy: false | ((tries: number) => number)) =>
  createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: CONNECT_MS, reconnectStrategy } });
type Client = ReturnType<typeof clientOf>;

/** A Redis that may go away at any time: whoever asks has an answer of their own for then. */
export interface SharedStore {
  readonly client: Client;
  state(): StoreState;
  /**
   * Asks it, and at once something else where it is away or slow: after a failure it is not asked again for a moment, so that a frozen server
   * holds nobody up.
   */
  ask<Result>(question: (client: Client) => Promise<Result>, otherwise: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** An answer that takes longer is none. */
const PATIENCE_MS = 150;
/** Not asked again before. */
const REST_MS = 1_000;
const CONNECT_MS = 2_000;
const LATEST_RETRY_MS = 2_000;

/** Connects, and connects again, by itself. What is logged never has the address, which may hold a password. */
export function openSharedStore(url: string, log: Logger): SharedStore {
  const client = clientOf(url, (tries) => Math.min(LATEST_RETRY_MS, 100 * 2 ** Math.min(tries, 8)));
  let wasTold = false;
  let restsUntil = 0;
  const isUp = () => client.isReady && performance.now() >= restsUntil;
  const fail = (code: unknown) => {
    restsUntil = performance.now() + REST_MS;
    if (!wasTold) log.warn({ code }, "Redis cannot be reached; limits are counted by each replica until it is back");
    wasTold = true;
  };
  client.on("error", (error: Error & { readonly code?: string }) => fail(error.code ?? error.name));
  client.on("ready", () => {
    log.info("Redis is connected");
    wasTold = false;
    restsUntil = 0;
  });
  // Goes on in the background: a start does not wait for it.
  client.connect().catch(() => undefined);
  return {
    client,
    state: () => (isUp() ? "connected" : "away"),
    async ask(question, otherwise) {
      if (!isUp()) return otherwise();
      const late = Symbol("late");
      try {
        // A turn more: what this process was too busy to read is there.
        const asked = question(client);
        const first = await within(PATIENCE_MS, asked, () => late);
        const answer = first === late ? await Promise.race([asked, setImmediate(late)]) : first;
        if (answer !== late) {
          wasTold = false;
          return answer as Awaited<ReturnType<typeof question>>;
        }
        asked.catch(() => undefined);
        fail("timeout");
      } catch (error) {
        // A refusal is an answer.
        if (!(error instanceof Error)) throw error;
        fail((error as { readonly code?: string }).code ?? error.name);
      }
      return otherwise();
    },
    async close() {
      client.destroy();
    },
  };
}

/** Whether it lets one in. `refused`: it is there and does not know the password, the user or the database. */
export async function tryStore(url: string): Promise<"fine" | "away" | "refused"> {
  const client = clientOf(url, false);
  client.on("error", () => undefined);
  const attempt = client.connect().then(
    () => "fine" as const,
    (error: Error) =>
      /WRONGPASS|NOAUTH|NOPERM|invalid DB|DB index|AUTH/i.test(error.message)
        ? ("refused" as const)
        : ("away" as const),
  );
  const found = await within(CONNECT_MS, attempt, () => "away" as const);
  client.destroy();
  return found;
}
