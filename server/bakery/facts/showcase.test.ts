import { expect, test } from "vitest";
import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { booksOf, table, text } from "../realism/books.ts";
import { SCENARIOS } from "../scenarios.ts";
import { factSheet } from "./fact-sheet.ts";

/* What the landing page shows before anybody has a demo is what the day's own rows come to, mistakes at the till among them. */

const order = (dateOn: string, seed: number): DatasetOrder => ({
  scenarioName: "standard_bakery",
  scenarioVersion: 1,
  configuration: { days_of_history: 30, ...SCENARIOS[0].seedDataConfig },
  locale: "es",
  seed,
  dateOn,
});

test("the day's tickets are those of the till, and what was taken back is taken back", () => {
  let voids = 0;
  for (const [dateOn, seed] of [
    ["2026-12-03", 1],
    ["2026-11-28", 2],
    ["2026-12-05", 3],
  ] as const) {
    const dataset = generate(order(dateOn, seed));
    const { showcase } = factSheet(order(dateOn, seed), dataset);
    const rows = table(booksOf(dataset), "tickets").filter((it) => text(it["sold_on"]) === dateOn);
    const taken = rows.filter((it) => it["voids_ticket_id"] !== null);
    voids += taken.length;
    const shown = showcase?.tickets ?? [];
    expect(shown.filter(([, cents]) => cents < 0)).toHaveLength(taken.length);
    expect(shown).toHaveLength(rows.length);
    for (const [place, column] of [
      [1, "gross_cents"],
      [2, "units"],
    ] as const)
      expect(shown.reduce((sum, it) => sum + it[place], 0)).toBe(rows.reduce((sum, it) => sum + Number(it[column]), 0));
  }
  // Else nothing was shown of them.
  expect(voids).toBeGreaterThan(0);
});
