import { addDays } from "../model/day.ts";
import { locationId } from "../model/thing-ids.ts";
import type { World } from "../state/world.ts";

const ANNOUNCED_DAYS = 365;

/** Opening hours and holidays are known a year ahead. */
export function writeCalendarDay({ journal, bakery }: World, date: string): void {
  const { calendar, places } = bakery;
  const day = calendar.day(date);
  for (const place of places)
    journal.add("calendar_days", {
      id: journal.id("calendar_days", date),
      location_id: locationId(place),
      day_on: date,
      is_open: day.isOpen && place.sells,
      opens_at: day.isOpen && place.sells ? calendar.at(date, day.opens) : null,
      closes_at: day.isOpen && place.sells ? calendar.at(date, day.closes) : null,
      holiday: day.holiday ?? null,
      event: day.event ?? null,
      announced_at: calendar.at(addDays(date, -ANNOUNCED_DAYS), 0),
    });
}
