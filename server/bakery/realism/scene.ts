import type { DatasetOrder } from "../../domain.ts";
import type { Calendar } from "../world/model/calendar.ts";
import { type BakeryConfiguration, readConfiguration } from "../world/model/configuration.ts";
import { addDays } from "../world/model/day.ts";
import { openBakery } from "../world/model/shop.ts";
import { type Books, type Row, table, text } from "./books.ts";

/** A dataset's past, as its bands look at it. */
export interface Scene {
  readonly books: Books;
  readonly configuration: BakeryConfiguration;
  readonly calendar: Calendar;
  /** Sum of the shops' shares. */
  readonly share: number;
  readonly dateOn: string;
  /** The days before the date on which the shop was open, oldest first. */
  readonly days: readonly string[];
  /** Sales over the counter and by channel, without what was rung up by mistake; by day. */
  readonly tickets: ReadonlyMap<string, readonly Row[]>;
  /** The lines of those tickets. */
  readonly lines: readonly Row[];
}

export function sceneOf(order: DatasetOrder, books: Books): Scene {
  const configuration = readConfiguration(order.configuration);
  const { calendar, places } = openBakery(configuration, order.locale);
  const { dateOn } = order;
  const from = addDays(dateOn, -configuration.daysOfHistory);
  const voided = new Set(table(books, "tickets").map((it) => it["voids_ticket_id"]));
  const tickets = table(books, "tickets").filter(
    (ticket) =>
      text(ticket["sold_on"]) >= from &&
      text(ticket["sold_on"]) < dateOn &&
      ticket["channel"] !== "wholesale" &&
      ticket["voids_ticket_id"] === null &&
      !voided.has(ticket["id"]),
  );
  const ids = new Set(tickets.map((it) => it["id"]));
  const dates = Array.from({ length: configuration.daysOfHistory }, (_, ahead) => addDays(from, ahead));
  return {
    books,
    configuration,
    calendar,
    share: places.reduce((sum, it) => sum + it.share, 0),
    dateOn,
    days: dates.filter((it) => calendar.day(it).isOpen),
    tickets: Map.groupBy(tickets, (it) => text(it["sold_on"])),
    lines: table(books, "ticket_lines").filter((it) => ids.has(it["ticket_id"])),
  };
}
