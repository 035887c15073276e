import type { Span, Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { addDays } from "../world/model/day.ts";
import { TABLE_NAMES } from "../world/model/ids.ts";
import { refreshAlerts, writeAlert } from "../world/reports/alerts.ts";
import { DAWN, simulateDay } from "../world/simulate-day.ts";
import { type TenantJournal, tenantJournal } from "../world/state/journal.ts";
import { type LoadedWorld, loadWorld } from "./load-world.ts";
import { exactSecond, momentOf } from "./moment.ts";
import { replan } from "./replan.ts";

/**
 * Lives a tenant's bakery on: the same simulation as that of its dataset, with the same draws, from the state that its rows say it
 * is in. Where nobody changed anything it comes out as the dataset has it.
 */
export async function live(db: BakeryDb, _tenant: Tenant, span: Span): Promise<void> {
  const journal = tenantJournal();
  const loaded = await loadWorld(db, span.order, journal, span.from);
  const { world, moment } = loaded;
  const { calendar } = world.bakery;
  await replan(db, world, moment);
  refreshAlerts(world, moment.day, exactSecond(moment));
  const until = momentOf(calendar, span.until);
  for (let date = moment.day.date; date <= until.day.date; date = addDays(date, 1))
    simulateDay(
      world,
      calendar.day(date),
      date === moment.day.date ? moment.second : DAWN,
      date === until.day.date ? until.second : undefined,
    );
  for (const it of world.alerts.values()) writeAlert(world, it, null);
  await store(db, span, journal, loaded);
}

/** Alerts that were there already are corrected; all else is new. */
async function store(
  db: BakeryDb,
  { write }: Span,
  journal: TenantJournal,
  { storedAlerts }: LoadedWorld,
): Promise<void> {
  for (const table of TABLE_NAMES) {
    const rows = journal.rows.get(table) ?? [];
    await write(table, table === "alerts" ? rows.filter((it) => !storedAlerts.has(String(it["id"]))) : rows);
  }
  for (const alert of journal.rows.get("alerts") ?? []) {
    const id = String(alert["id"]);
    const validTo = alert["valid_to"] instanceof Date ? alert["valid_to"] : null;
    const before = storedAlerts.get(id);
    if (before === undefined || before?.getTime() === validTo?.getTime()) continue;
    await db.updateTable("alerts").set({ valid_to: validTo }).where("id", "=", id).execute();
  }
}
