import { parseArgs } from "node:util";
import type { Moment } from "./moment.ts";
import { vitestAt } from "./vitest.ts";

/*
 * `npm run test:moments`: every test at each of six moments, one run after the other. `-- --hours` runs only what opens demos at
 * the service's own moment; `-- night sunday` only at those. Other words are names of test files.
 */
const MOMENTS: Readonly<Record<string, Moment>> = {
  night: "2030-11-27T03:30",
  morning: "2030-11-28T10:15",
  midnight: "2030-11-29T23:50",
  sunday: "2030-12-01T12:00",
  "new-year": "2031-01-01T03:30",
  "clock-change": "2027-03-28T01:50",
};

/** Everything else opens its demos on an ordinary Tuesday, whatever day it is for the service. */
const BY_THE_HOUR = ["test/bakery/opening.test.ts", "test/flows/process.test.ts", "test/e2e/any-hour.test.ts"];

const { values, positionals } = parseArgs({
  options: { hours: { type: "boolean", default: false } },
  allowPositionals: true,
});
const named = positionals.filter((word) => word in MOMENTS);
const others = positionals.filter((word) => !(word in MOMENTS));
const failed: string[] = [];
for (const [name, moment] of Object.entries(MOMENTS)) {
  if (named.length > 0 && !named.includes(name)) continue;
  process.stdout.write(`\n${name}: ${moment} in Madrid\n`);
  if ((await vitestAt(moment, [...(values.hours ? BY_THE_HOUR : []), ...others])) !== 0) failed.push(name);
}
if (failed.length > 0) process.stderr.write(`Not green: ${failed.join(", ")}\n`);
process.exit(failed.length > 0 ? 1 : 0);
