import type { RoutingKey } from "../../../contract/events.ts";

/** What can be told, in the order of a demo's life. */
const ORDERED: Readonly<Record<RoutingKey, true>> = {
  "demo.session_created": true,
  "demo.session_extended": true,
  "demo.session_resumed": true,
  "demo.lead_captured": true,
  "demo.session_converted": true,
  "demo.session_expired": true,
  "demo.session_terminated": true,
  "demo.session_cleaned": true,
};

export const ROUTING_KEYS = Object.keys(ORDERED);
