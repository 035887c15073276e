import { expect, test } from "vitest";
import { momentsOf } from "./moments.ts";
import { openCalendar } from "./world/model/calendar.ts";
import { readConfiguration } from "./world/model/configuration.ts";

const MADRID = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Madrid", dateStyle: "short", timeStyle: "short" });
const from = (local: string, opening?: object): string[] => {
  const calendar = openCalendar(readConfiguration(opening ? { opening } : {}));
  const [date = "", time = ""] = local.split(" ");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const { tomorrow_05_00, next_saturday_12_00, closing } = momentsOf(calendar, calendar.at(date, hour * 60 + minute));
  return [tomorrow_05_00, next_saturday_12_00, closing].map((it) => MADRID.format(it));
};

test("an ordinary week: tomorrow at five, and Saturday at noon", () => {
  expect(from("2026-12-02 11:40")).toEqual(["2026-12-03 05:00", "2026-12-05 12:00", "2026-12-02 21:03"]);
});

test("on a Saturday morning it is the same Saturday, from noon on the next", () => {
  expect(from("2026-12-05 05:00")[1]).toBe("2026-12-05 12:00");
  expect(from("2026-12-05 12:00")[1]).toBe("2026-12-12 12:00");
});

test("holidays are passed over", () => {
  expect(from("2027-12-22 11:40")[1]).toBe("2028-01-08 12:00");
  expect(from("2026-12-24 11:40")[0]).toBe("2026-12-26 05:00");
  expect(from("2026-12-31 11:40")[0]).toBe("2027-01-02 05:00");
});

test("closing days are passed over, and so are Saturdays of whoever never opens on them", () => {
  const opening = { opens: 420, closes: 1_200, closed_on: [3, 5] };
  expect(from("2026-12-02 11:40", opening)).toEqual(["2026-12-04 05:00", "2026-12-04 12:00", "2026-12-02 20:03"]);
  expect(from("2026-12-03 11:40", opening)[2]).toBe("2026-12-04 20:03");
});

test("the hour is one at which that shop is open", () => {
  expect(from("2026-12-02 17:00", { opens: 960, closes: 1_320 })[1]).toBe("2026-12-05 17:00");
  expect(from("2026-12-02 07:00", { opens: 360, closes: 660 })[1]).toBe("2026-12-05 10:30");
});

test("after closing the shutter goes down next on the next open day", () => {
  expect(from("2026-12-02 21:02")[2]).toBe("2026-12-02 21:03");
  expect(from("2026-12-02 21:03")[2]).toBe("2026-12-03 21:03");
});
