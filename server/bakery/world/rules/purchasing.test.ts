import { expect, test } from "vitest";
import { openCalendar } from "../model/calendar.ts";
import { readConfiguration } from "../model/configuration.ts";
import { weekday } from "../model/day.ts";
import { CASH_AND_CARRY, SUPPLIERS } from "../model/ingredients.ts";
import { amountOf, arrivalOf, priceOf } from "./purchasing.ts";

const calendar = openCalendar(readConfiguration({}));

test("a supplier comes on its round, after its lead time, while we are open", () => {
  for (const supplier of SUPPLIERS)
    for (const orderedOn of ["2026-11-23", "2026-12-05", "2026-12-24", "2027-03-27"]) {
      const arrives = arrivalOf(calendar, supplier, orderedOn);
      expect(arrives > orderedOn).toBe(true);
      expect(supplier.deliversOn).toContain(weekday(arrives));
      expect(calendar.day(arrives).isOpen).toBe(true);
    }
});

test("what one fetches oneself is dearer, and an amount is to the cent", () => {
  const [supplier = CASH_AND_CARRY] = SUPPLIERS;
  expect(priceOf(supplier, 100)).toBe(100);
  expect(priceOf(CASH_AND_CARRY, 100)).toBeGreaterThan(100);
  expect([amountOf(25_000, 52), amountOf(1_500, 333)]).toEqual([1_300, 500]);
});
