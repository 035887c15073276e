import { teamApi } from "../../../contract/bakery/team.ts";
import { iso } from "../../../contract/text.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { addDays, weekday } from "../world/model/day.ts";

export function teamRoutes(app: WorkspaceApp): void {
  serve(app, teamApi, "GET /workspace/team", async ({ visit }) =>
    visit.read(async (db: BakeryDb, tenant) => {
      const members = await db.selectFrom("team_members").selectAll().orderBy("id").execute();
      const shifts = await db
        .selectFrom("shifts")
        .selectAll()
        .where("shift_on", ">=", addDays(today(tenant), -weekday(today(tenant))))
        .orderBy("starts_at")
        .execute();
      const byMember = Map.groupBy(shifts, (it) => it.team_member_id);
      const items = members.map(({ version: _version, hourly_cents, ...it }) => ({
        ...it,
        ...(visit.role === "owner" && { hourly_cents }),
        shifts: (byMember.get(it.id) ?? []).map((shift) => ({
          shift_on: shift.shift_on,
          starts_at: iso(shift.starts_at),
          ends_at: iso(shift.ends_at),
        })),
      }));
      return { items, next_cursor: null };
    }),
  );
}
