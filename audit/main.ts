import { connect, findPlaces } from "./databases.ts";
import type { Databases } from "./invariant.ts";
import { INVARIANTS } from "./invariants.ts";

/*
 * Looks at both databases from outside, whether the service runs or not, and says of each invariant whether it holds.
 * Ends with 1 when one does not, and with 2 when it could not look.
 */
try {
  process.exitCode = (await audit()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`The audit cannot look: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function audit(): Promise<boolean> {
  const places = await findPlaces(process.env);
  try {
    const main = await connect(places.main, "session_auditor");
    const demo = await connect(places.demo, "demo_auditor");
    const held = await lookAt({ main, demo }).finally(() => Promise.all([main.end(), demo.end()]));
    process.stdout.write(`audit: ${held} of ${INVARIANTS.length} hold\n`);
    return held === INVARIANTS.length;
  } finally {
    await places.close();
  }
}

async function lookAt(databases: Databases): Promise<number> {
  let held = 0;
  for (const { id, claim, find } of INVARIANTS) {
    const wrong = await find(databases);
    if (wrong.length === 0) held += 1;
    process.stdout.write(`${id.padEnd(4)}${wrong.length === 0 ? "holds " : "BROKEN"}  ${claim}\n`);
    for (const it of wrong) process.stdout.write(`          ${it}\n`);
  }
  return held;
}
