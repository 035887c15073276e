import { Histogram } from "prom-client";

/** Opening a demo takes milliseconds; waiting for a dataset, seconds. */
const BUCKETS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5, 20];

/** How long opening demos takes, of this process. Belongs to whoever shows it. */
export function openProvisionSeconds(): Histogram<"scenario"> {
  return new Histogram({
    name: "demo_provision_seconds",
    help: "Seconds from the wish for a demo to the open one, on this replica",
    labelNames: ["scenario"],
    buckets: BUCKETS,
    registers: [],
  });
}
