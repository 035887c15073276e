import type { ShopDay } from "../model/calendar.ts";
import type { AlertText, OpenAlert, World } from "../state/world.ts";
import { ahead, dearer, EXPECTED_BY, expiring, late, runningLow, SOLD_OUT, soldOut } from "./tell-alerts.ts";

/** When somebody looks around although nothing has moved, in minutes of the day: as the date changes, and when what was due is late. */
export const LOOKS = [0, EXPECTED_BY] as const;

/**
 * Opens an alert for whatever needs doing now, and closes those that are solved. What is said is exact when it is said, and whatever
 * it depends on calls this when it changes: the pantry, orders, the date.
 */
export function refreshAlerts(world: World, day: ShopDay, second: number): void {
  const rows = [
    ...runningLow(world, day, second),
    ...expiring(world, day),
    ...late(world, day, second),
    ...ahead(world, day),
    ...dearer(world, day),
  ];
  update(world, day, second, rows, (kind) => kind !== SOLD_OUT);
  refreshSoldOut(world, day, second);
}

/** The same of what has run out on the shelves, which changes with every batch and sale. */
export function refreshSoldOut(world: World, day: ShopDay, second: number): void {
  update(world, day, second, second < day.closes * 60 ? soldOut(world, day) : [], (kind) => kind === SOLD_OUT);
}

function update(
  world: World,
  day: ShopDay,
  second: number,
  rows: readonly AlertText[],
  isOfThese: (kind: string) => boolean,
): void {
  const now = world.bakery.calendar.at(day.date, second / 60);
  const found = new Map(rows.map((it) => [alertKey(it), it]));
  for (const [key, open] of [...world.alerts]) {
    if (found.has(key) || !isOfThese(open.row.kind)) continue;
    writeAlert(world, open, now);
    world.alerts.delete(key);
  }
  for (const [key, row] of found)
    if (!world.alerts.has(key))
      world.alerts.set(key, {
        id: world.journal.id("alerts", day.date),
        validFrom: row.since === undefined ? now : world.bakery.calendar.at(day.date, row.since / 60),
        row,
      });
}

export function writeAlert({ journal }: World, { id, validFrom, row }: OpenAlert, validTo: Date | null): void {
  journal.add("alerts", {
    id,
    location_id: row.locationId,
    kind: row.kind,
    severity: row.severity,
    title: row.title,
    detail: row.detail,
    screen: row.screen,
    entity_table: row.entityTable,
    entity_id: row.entityId,
    valid_from: validFrom,
    valid_to: validTo,
  });
}

/** Tells one alert from another: the same words about the same thing. */
export const alertKey = ({ kind, severity, locationId, entityId, title, detail }: AlertText): string =>
  [kind, severity, locationId, entityId, title, detail].join(" ");
