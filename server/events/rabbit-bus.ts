import { setImmediate } from "node:timers/promises";
import type { Logger } from "pino";
import { Connection, type ReturnedMessage } from "rabbitmq-client";
import { EXCHANGES } from "../../contract/events.ts";
import { within } from "../deadline.ts";
import { BrokerAway, type Bus, openBus, Unroutable } from "./bus.ts";

const { announced: EXCHANGE } = EXCHANGES;

/** A confirm that takes longer is none: the event is sent again, under the same id. */
const CONFIRM_MS = 5_000;
const CONNECT_MS = 5_000;

export interface RabbitBus extends Bus {
  readonly connection: Connection;
}

/**
 * A bus on RabbitMQ: a durable topic exchange, persistent messages, each confirmed, and none taken as sent that no queue has. It connects, and
 * connects again, by itself; whoever publishes meanwhile is told that the broker is away.
 */
export function openRabbitBus(url: string, log: Logger): RabbitBus {
  const connection = new Connection({
    url,
    acquireTimeout: CONFIRM_MS,
    connectionName: "demo sessions",
    retryLow: 500,
    retryHigh: 5_000,
  });
  const state = watch(connection, log);
  const publisher = connection.createPublisher({
    confirm: true,
    // The outbox is what tries again.
    maxAttempts: 1,
    exchanges: [{ exchange: EXCHANGE, type: "topic", durable: true }],
  });
  const returned = new Set<string>();
  publisher.on("basic.return", (message: ReturnedMessage) => returned.add(String(message.messageId)));
  const own = openBus();
  return {
    connection,
    listen: own.listen,
    state: () => state.now,
    async publish(routingKey, event) {
      if (state.now !== "connected") throw new BrokerAway(`the broker is ${state.now}`);
      const envelope = {
        exchange: EXCHANGE,
        routingKey,
        durable: true,
        mandatory: true,
        contentType: "application/json",
        messageId: event.event_id,
        type: event.event_type,
        timestamp: Math.floor(Date.parse(event.timestamp) / 1_000),
      };
      const sent = publisher.send(envelope, event).then(
        () => undefined,
        // It is there and refuses this one: the others go on.
        (error: Error & { readonly code?: string }) => (error.code === "NACK" ? error : new BrokerAway(error.message)),
      );
      const failed = await within(CONFIRM_MS, sent, () => new BrokerAway("no confirm came in time"));
      // A return comes before its confirm (RabbitMQ, publisher confirms), and the client tells it a turn later.
      await setImmediate();
      const isUnheard = returned.delete(event.event_id);
      if (failed) throw failed;
      if (isUnheard) throw new Unroutable("no queue is bound for such events");
      await own.publish(routingKey, event);
    },
    async close() {
      await within(
        CONNECT_MS,
        publisher.close().then(() => connection.close()),
        () => undefined,
      ).catch(() => undefined);
    },
  };
}

/** Says each change once, never with the address, which may hold a password. */
function watch(connection: Connection, log: Logger): { now: ReturnType<Bus["state"]> } {
  const state = { now: "away" as ReturnType<Bus["state"]> };
  const become = (now: typeof state.now, say: () => void) => {
    if (state.now === now) return;
    state.now = now;
    say();
  };
  let wasTold = false;
  connection.on("connection", () => {
    wasTold = false;
    become("connected", () => log.info("RabbitMQ is connected"));
  });
  connection.on("connection.blocked", (reason: string) =>
    become("blocked", () => log.warn({ reason }, "RabbitMQ takes nothing for now; events wait")),
  );
  connection.on("connection.unblocked", () => become("connected", () => log.info("RabbitMQ takes events again")));
  connection.on("error", (error: Error & { readonly code?: string }) => {
    state.now = "away";
    if (!wasTold) log.warn({ code: error.code }, "RabbitMQ cannot be reached; events wait, everything else goes on");
    wasTold = true;
  });
  return state;
}

/** Whether the broker lets one in. `refused`: it is there and does not know the login, or the virtual host. */
export async function tryBroker(url: string): Promise<"fine" | "away" | "refused"> {
  const connection = new Connection({
    url,
    acquireTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    retryLow: 60_000,
  });
  const { promise, resolve } = Promise.withResolvers<"fine" | "away" | "refused">();
  connection.on("connection", () => resolve("fine"));
  connection.on("error", (error: Error & { readonly code?: string }) =>
    resolve(/ACCESS_REFUSED|NOT_ALLOWED|ACCESS-REFUSED/i.test(`${error.code} ${error.message}`) ? "refused" : "away"),
  );
  const found = await within(CONNECT_MS, promise, () => "away" as const);
  // Closing one that never opened would wait for it.
  void within(CONNECT_MS, connection.close(), () => undefined).catch(() => undefined);
  return found;
}
