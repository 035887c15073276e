import { setTimeout as pause } from "node:timers/promises";
import { type Line, megabytes } from "./figures.ts";
import { memoryOf } from "./process-memory.ts";
import type { Service } from "./start-service.ts";

const SCENARIOS = ["multi_location", "feature_showcase", "spanish_locale"];
const SAMPLE_MS = 50;
const REST_MS = 60_000;

/** What the service holds without its PostgreSQL: while three datasets are made at once, and a minute after the last. */
export async function measureRemembering({ client, pid }: Service): Promise<Line[]> {
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, memoryOf(pid));
  }, SAMPLE_MS);
  await Promise.all(
    SCENARIOS.map((name) =>
      client.call("POST", `/api/v1/demo-sessions/scenarios/${name}/create`, { from: `10.1.2.${name.length}` }),
    ),
  );
  clearInterval(sampling);
  await pause(REST_MS);
  return [
    {
      what: `memory while ${SCENARIOS.length} datasets are made, without PostgreSQL`,
      seen: megabytes(most),
      aim: "<= 900 MB",
    },
    { what: "memory one minute later, without PostgreSQL", seen: megabytes(memoryOf(pid)), aim: "<= 250 MB" },
  ];
}

/** The same after whatever was done since: what V8 has not collected yet counts, too. */
export const memoryAtRest = ({ pid }: Service): Line => ({
  what: "memory after all of the above, without PostgreSQL",
  seen: megabytes(memoryOf(pid)),
  aim: "<= 250 MB",
});
