import {
  cleanedOnce,
  everyChangeHasItsAuthor,
  everyChangeIsAnnounced,
  oneKeyOneSession,
  theCapHeld,
} from "./history.ts";
import type { Invariant } from "./invariant.ts";
import { everyLiveSessionHasItsTenant, noOrphanTenant, nothingIsStuck } from "./tenants.ts";

/** In the order of their numbers. I7 and I15 need demos of their own and faults: the tests look at those. */
export const INVARIANTS: readonly Invariant[] = [
  noOrphanTenant,
  everyLiveSessionHasItsTenant,
  nothingIsStuck,
  theCapHeld,
  everyChangeIsAnnounced,
  cleanedOnce,
  oneKeyOneSession,
  everyChangeHasItsAuthor,
];
