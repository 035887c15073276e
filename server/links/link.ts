import type { z } from "zod";
import type { LinkState, Link as Shown } from "../../contract/links.ts";
import { iso } from "../../contract/text.ts";

export type State = z.output<typeof LinkState>;

/** A link as its row has it, and what came of it. */
export interface Link {
  readonly id: string;
  readonly code: string;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly owner_phone: string | null;
  readonly scenario_name: string;
  readonly business_name: string | null;
  readonly person_name: string | null;
  readonly person_phone: string | null;
  readonly person_email: string | null;
  readonly form_of_address: "tu" | "usted";
  readonly locale: "es" | "en";
  readonly duration_hours: number | null;
  readonly expires_at: Date;
  readonly max_uses: number;
  readonly uses: number;
  readonly passcode_hash: string | null;
  readonly wrong_passcodes: number;
  readonly returns: boolean;
  readonly pinned_at: Date | null;
  readonly template: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly team_demo: string | null;
  readonly allowed_domains: readonly string[];
  readonly utm_source: string | null;
  readonly utm_medium: string | null;
  readonly utm_campaign: string | null;
  readonly note: string | null;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
  readonly version: number;
  /** By the database's clock. */
  readonly is_expired: boolean;
  readonly last_opened_at: Date | null;
  readonly live_demos: number;
  readonly held_demos: number;
  readonly team_demos: number;
  readonly previews: number;
  readonly scanners: number;
  readonly visits: number;
}

/** Wrong passcodes until a link is locked. */
export const TRIES = 5;
/** Then it may be tried again: nobody is to shut others out by guessing. A new passcode opens it at once. */
export const LOCKED_MINUTES = 30;

/** What is final comes first: who withdrew it meant it, whatever else holds. */
export function stateOf(
  link: Pick<Link, "revoked_at" | "is_expired" | "uses" | "max_uses" | "wrong_passcodes">,
): State {
  if (link.revoked_at) return "revoked";
  if (link.is_expired) return "expired";
  if (link.uses >= link.max_uses) return "used_up";
  return link.wrong_passcodes >= TRIES ? "locked" : "open";
}

export function presentLink(link: Link, base: string): z.input<typeof Shown> {
  const {
    owner_id,
    owner_name,
    owner_phone: _phone,
    passcode_hash,
    wrong_passcodes: _wrong,
    is_expired: _,
    ...rest
  } = link;
  const { team_demos, previews, scanners, visits, ...shown } = rest;
  return {
    ...shown,
    url: urlOf(link, base),
    state: stateOf(link),
    owner: owner_id && owner_name ? { id: owner_id, name: owner_name } : null,
    has_passcode: passcode_hash !== null,
    allowed_domains: [...link.allowed_domains],
    expires_at: iso(link.expires_at),
    pinned_at: link.pinned_at && iso(link.pinned_at),
    created_at: iso(link.created_at),
    revoked_at: link.revoked_at && iso(link.revoked_at),
    last_opened_at: link.last_opened_at && iso(link.last_opened_at),
    not_counted: { previews, scanners, team: team_demos, visits },
  };
}

export const urlOf = ({ code }: Pick<Link, "code">, base: string): string => `${base}/d/${code}`;
