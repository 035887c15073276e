import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { EventsDeps } from "./deps.ts";
import { publishOutbox } from "./outbox.ts";

/** Asked so often when there was nothing: an event leaves within this and the time it takes. */
const IDLE_MS = 250;
/** And so often while the broker is away, or the database. */
const AWAY_MS = 1_000;

/**
 * Carries what was announced to the bus, for as long as the process works.
 *
 * @returns stops it, after what is on its way
 */
export function startRelay(deps: Pick<EventsDeps, "main" | "bus"> & { readonly log: Logger }): () => Promise<void> {
  const stopping = new AbortController();
  const rest = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  let wasAway = false;
  const goOn = async () => {
    while (!stopping.signal.aborted) {
      const error = await publishOutbox(deps, stopping.signal).then(
        () => undefined,
        (it: Error) => it,
      );
      // Said once, and once when it is over.
      if (error && !wasAway) deps.log.warn({ err: error }, "announced events wait");
      if (!error && wasAway) deps.log.info("announced events leave again");
      wasAway = error !== undefined;
      await rest(error ? AWAY_MS : IDLE_MS);
    }
  };
  const going = goOn();
  return async () => {
    stopping.abort();
    await going;
  };
}
