import { ORDINARY } from "./moment.ts";
import { vitestAt } from "./vitest.ts";

/* `npm test`: every test, on an ordinary Tuesday. What follows `--` goes to Vitest. */
process.exit(await vitestAt(ORDINARY, process.argv.slice(2)));
