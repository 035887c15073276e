import { existsSync } from "node:fs";
import { installDebian } from "../install-debian.ts";

/** Debian's starts it as another user, whose home is not ours. */
export const RABBITMQ = "/usr/lib/rabbitmq/bin";
export const REDIS = "/usr/bin/redis-server";
const HOW =
  "The tests with a broker need Debian's RabbitMQ and Redis: apt-get install rabbitmq-server redis-server (they are started privately, on ports of their own).";

const areThere = (): boolean => existsSync(`${RABBITMQ}/rabbitmq-server`) && existsSync(REDIS);

/** Finds the servers, or installs Debian's where it may. */
export default async function setup(): Promise<void> {
  if (!areThere()) await installDebian(["rabbitmq-server", "redis-server"], HOW);
}

/** @throws Error that says how to get them */
export function mustHaveBrokers(): void {
  if (!areThere()) throw new Error(HOW);
}
