import type { z } from "zod";
import { iso } from "../../contract/text.ts";
import type { MovedClock } from "../../contract/workspace.ts";
import type { Tenant } from "../domain.ts";

export type Clock = z.output<typeof MovedClock>["clock"];

export function presentClock(tenant: Tenant): Clock {
  return {
    now: iso(tenant.workspaceNow),
    time_zone: tenant.timeZone,
    is_real_time: tenant.isRealTime,
    window_from: iso(tenant.windowFrom),
    window_to: iso(tenant.windowTo),
  };
}
