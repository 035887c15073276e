import { sql } from "kysely";
import { demosAreFull, type Refusal, tooManyDemosFromHere, tooManyDemosOfYours } from "../../errors.ts";
import { ADDRESS_IS_FULL, type AdmissionLimits, BROWSER_IS_FULL, SLOTS_ARE_TAKEN } from "../admission.ts";
import type { SessionDeps } from "../deps.ts";
import { expireOverdue } from "../end.ts";
import { findNextExpiry } from "../queries.ts";

/** Who asks, as far as limits go; staff have neither an address nor a browser. */
export interface Asker {
  readonly addressHash: string | undefined;
  readonly browserTokens: readonly string[];
}

const FULL = [SLOTS_ARE_TAKEN, ADDRESS_IS_FULL, BROWSER_IS_FULL] as const;
type Full = (typeof FULL)[number];

export const isFull = (code: string): code is Full => (FULL as readonly string[]).includes(code);

export const limitsOf = ({ config }: SessionDeps): AdmissionLimits => ({
  cap: config.maxConcurrentDemos,
  mostFromOneAddress: config.maxDemosPerAddress,
  mostInOneBrowser: config.maxDemosPerBrowser,
});

/** What a full place is answered with: what is full, and when its next demo ends. */
export async function fullness(deps: SessionDeps, full: Full, asker: Asker): Promise<Refusal> {
  const { cap, mostFromOneAddress, mostInOneBrowser } = limitsOf(deps);
  switch (full) {
    case SLOTS_ARE_TAKEN:
      return demosAreFull(cap, await findNextExpiry(deps.main, {}));
    case BROWSER_IS_FULL:
      return tooManyDemosOfYours(mostInOneBrowser, await findNextExpiry(deps.main, { tokens: asker.browserTokens }));
    case ADDRESS_IS_FULL: {
      const detail = `From this address ${mostFromOneAddress} demos are open already.`;
      return tooManyDemosFromHere(detail, await findNextExpiry(deps.main, { addressHash: asker.addressHash }));
    }
  }
}

/**
 * Asks before a long piece of work whether a demo could be opened after it. Only admission decides, under its lock; this saves the wait where it would say no.
 *
 * @throws Refusal `demos_full`, `too_many_demos_from_here`, `too_many_demos_of_yours`
 */
export async function mustHaveRoom(deps: SessionDeps, asker: Asker): Promise<void> {
  const { cap, mostFromOneAddress, mostInOneBrowser } = limitsOf(deps);
  await expireOverdue(deps);
  const { rows } = await sql<{ full: Full | null }>`
    select case
      when (select occupied from admission) >= ${cap} then ${SLOTS_ARE_TAKEN}
      when (select count(*) from demo_sessions where session_token = any (${[...asker.browserTokens]}::text[]) and terminated_at is null) >= ${mostInOneBrowser}
        then ${BROWSER_IS_FULL}
      when (select count(*) from demo_sessions where address_hash = ${asker.addressHash ?? null}) >= ${mostFromOneAddress} then ${ADDRESS_IS_FULL}
    end as full`.execute(deps.main);
  const full = rows[0]?.full;
  if (full) throw await fullness(deps, full, asker);
}
