import type { AnnouncedEvent, RoutingKey } from "../../contract/events.ts";

export type Listener = (routingKey: RoutingKey, event: AnnouncedEvent) => Promise<void> | void;

/**
 * Where announced events go. Publishing resolves once every listener has taken the event; it may be published again after a
 * crash, so listeners know an event by its `event_id`. A broker takes this place where one is configured.
 */
export interface Bus {
  publish: Listener;
  /** @returns stops listening */
  listen(listener: Listener): () => void;
}

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
  };
}
