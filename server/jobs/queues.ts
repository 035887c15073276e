import type { Queue } from "./boss.ts";

/** Every queue there is. A job that fails is tried again, later each time. */
export const QUEUES = [
  { name: "expire-overdue", retryLimit: 2, expireInSeconds: 60 },
  { name: "teardown", retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 120 },
  { name: "reconcile", retryLimit: 2, expireInSeconds: 120 },
  { name: "prepare-datasets", retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 300 },
  { name: "forget-old", retryLimit: 2, expireInSeconds: 120 },
  { name: "roll-up-metrics", retryLimit: 2, expireInSeconds: 300 },
  { name: "clean-datasets", retryLimit: 1, expireInSeconds: 600 },
] as const satisfies readonly Queue[];

export type QueueName = (typeof QUEUES)[number]["name"];
