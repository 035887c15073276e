import { aDemoCanBeOpened, noDemoSeesAnother } from "./datasets.ts";
import { figuresAreRecounted } from "./figures.ts";
import {
  cleanedOnce,
  everyChangeHasItsAuthor,
  everyChangeIsAnnounced,
  oneKeyOneSession,
  theCapHeld,
} from "./history.ts";
import type { Invariant } from "./invariant.ts";
import { conversionOnlyGoesOn, everyUseOfALinkIsADemo, nobodyIsKeptWithoutConsent } from "./sales.ts";
import { everyLiveSessionHasItsTenant, noOrphanTenant, nothingIsStuck } from "./tenants.ts";

/**
 * In the order of their numbers. Of I7 and I15 it sees what rows and catalogue can show; canaries in live demos, and faults, are
 * put in by the tests.
 */
export const INVARIANTS: readonly Invariant[] = [
  noOrphanTenant,
  everyLiveSessionHasItsTenant,
  nothingIsStuck,
  theCapHeld,
  everyChangeIsAnnounced,
  noDemoSeesAnother,
  cleanedOnce,
  oneKeyOneSession,
  everyChangeHasItsAuthor,
  everyUseOfALinkIsADemo,
  figuresAreRecounted,
  aDemoCanBeOpened,
  nobodyIsKeptWithoutConsent,
  conversionOnlyGoesOn,
];
