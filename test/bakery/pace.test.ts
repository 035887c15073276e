import { expect, test } from "vitest";
import { there } from "../there.ts";
import { aBakery } from "./a-bakery.ts";
import { bakeryOn } from "./ordinary-day.ts";

/*
 * At what a day will close, said while it goes on. La Inmaculada is a Tuesday in 2026, with Sunday's hours, and the Monday before is
 * a public holiday, too; the Tuesday after is ordinary, and must not be compared with it.
 */
test.each([
  ["2026-12-08", ["12:00", "14:30"], "2026-12-07"],
  ["2026-12-15", ["17:45"], "2026-12-01"],
])("on %s at %j the pace leads to what the day comes to, by a day like it", async (date, times, comparedOn) => {
  const bakery = await aBakery({}, bakeryOn(new Date(`${date}T10:40:00Z`)));
  try {
    await bakery.setClock("22:00");
    const whole = (await bakery.get("/today")).gross_cents;
    for (const at of times) {
      await bakery.setClock(at);
      const today = await bakery.get("/today");
      expect(today.typical_of[0]).toBe(comparedOn);
      expect(Math.abs(there(today.expected_cents) / whole - 1)).toBeLessThan(0.15);
    }
  } finally {
    await bakery.service.close();
  }
});
