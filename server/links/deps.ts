import type { SessionDeps } from "../session/deps.ts";
import type { StaffDeps } from "../staff/deps.ts";

/** What this stage works with. */
export interface LinkDeps extends SessionDeps, Pick<StaffDeps, "signInLimit"> {}
