import type { Connection } from "rabbitmq-client";
import type { AnnouncedEvent, RoutingKey } from "../../contract/events.ts";

export type Listener = (routingKey: RoutingKey, event: AnnouncedEvent) => Promise<void> | void;

/** How a bus is. `in_process`: there is no broker, and none is missed. */
export type BusState = "in_process" | "connected" | "blocked" | "away";

/**
 * Where announced events go. Publishing resolves once whoever takes them has the event; it may be published again after a
 * crash, so listeners know an event by its `event_id`.
 */
export interface Bus {
  /** @throws BrokerAway, Unroutable, or what is wrong with the event itself */
  publish: Listener;
  /** In this process, whatever takes them elsewhere. @returns stops listening */
  listen(listener: Listener): () => void;
  state(): BusState;
  /** Of the broker, where there is one. */
  readonly connection?: Connection;
  close(): Promise<void>;
}

/** Nothing is the event's fault: everything waits until there is a broker again. */
export class BrokerAway extends Error {}

/** The broker has it and nobody asked for such events: it waits until somebody does. */
export class Unroutable extends Error {}

/** A bus within this process. */
export function openBus(): Bus {
  const listeners = new Set<Listener>();
  return {
    async publish(routingKey, event) {
      for (const listener of listeners) await listener(routingKey, event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => "in_process",
    close: async () => undefined,
  };
}
