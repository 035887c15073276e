import type { CallerLookup } from "../http/caller.ts";
import type { StaffDeps } from "./deps.ts";
import { findServiceKey } from "./service-keys.ts";
import { findStaff } from "./sessions.ts";

/** Looks up the team and other services, at every request as they are now. */
export const staffLookup = ({
  main,
}: Pick<StaffDeps, "main">): Pick<CallerLookup, "ofStaffToken" | "ofServiceKey"> => ({
  ofStaffToken: (token) => findStaff(main, token),
  ofServiceKey: (key) => findServiceKey(main, key),
});
