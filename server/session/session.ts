import { demoHasEnded, extendedTooOften, tooLong } from "../errors.ts";

/** A session as the service speaks of it. `status` is the truth by the database's clock, whatever the row still says. */
export interface Session {
  readonly id: string;
  readonly tenantId: string;
  readonly status: Status;
  readonly scenarioName: string;
  readonly businessName: string | null;
  readonly locale: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly durationHours: number;
  readonly extendedCount: number;
  readonly terminatedAt: Date | null;
  readonly terminationReason: string | null;
  readonly cleanedAt: Date | null;
  /** Of what expired: until then whoever opened it can go on. */
  readonly heldUntil: Date | null;
  readonly lastActivityAt: Date | null;
  /** Nobody has done anything in it for a minute. */
  readonly wasQuiet: boolean;
  readonly loginCount: number;
  readonly pageViews: number;
  readonly utmSource: string | null;
  readonly utmCampaign: string | null;
}

/** Who opens a demo and where they came from, as far as they said. */
export interface Origin {
  readonly businessName: string | undefined;
  readonly lead: Readonly<Partial<Record<"email" | "name" | "phone" | "company", string | undefined>>> & {
    /** That it be kept after the demo. */
    readonly consent?: boolean | undefined;
  };
  readonly utm: Readonly<Record<"source" | "medium" | "campaign", string | undefined>>;
  readonly referrer: string | undefined;
  readonly userAgent: string | undefined;
  /** Truncated already. */
  readonly ip: string | undefined;
  /** A keyed hash of the address it was opened from, to count its demos by; undefined for staff, whose demos are not counted so. */
  readonly addressHash: string | undefined;
  /** By which link, whose it is, and whether somebody of the team only looks. */
  readonly linkId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly isInternal?: boolean | undefined;
}

export type Status = "provisioning" | "active" | "extended" | "expired" | "terminated" | "failed";

/** Statuses of a demo that can be used until `expiresAt`. */
export const LIVE = ["active", "extended"] as const satisfies readonly Status[];

/** @throws Refusal `demo_has_ended` */
export function mustBeLive({ status }: Pick<Session, "status">): void {
  if (!LIVE.some((it) => it === status)) throw demoHasEnded();
}

export function hasEnded(status: Status): boolean {
  return status === "expired" || status === "terminated" || status === "failed";
}

/** How often a prospect may extend; staff may as often as the longest life allows. */
const PROSPECT_EXTENSIONS = 3;
const HOUR_MS = 3_600_000;

/**
 * Whether a demo may end `hours` later.
 *
 * @throws Refusal `demo_has_ended`, `extended_too_often`, `too_long` with the latest possible end
 */
export function mustBeExtensible(
  {
    status,
    createdAt,
    expiresAt,
    extendedCount,
  }: Pick<Session, "status" | "createdAt" | "expiresAt" | "extendedCount">,
  hours: number,
  isStaff: boolean,
  maxHours: number,
): void {
  if (hasEnded(status) || status === "provisioning") throw demoHasEnded();
  if (!isStaff && extendedCount >= PROSPECT_EXTENSIONS) throw extendedTooOften(extendedCount);
  const latest = new Date(createdAt.getTime() + maxHours * HOUR_MS);
  if (expiresAt.getTime() + hours * HOUR_MS > latest.getTime()) throw tooLong(maxHours, latest);
}
