import { expect, test } from "vitest";
import { SCENARIOS } from "../scenarios.ts";
import { examine, judge } from "./report.ts";

/* A small set of what `npm run realism` looks at: two datasets of the standard bakery, and one that is too tidy to be real. */

const order = (dateOn: string, over: Readonly<Record<string, unknown>> = {}) => ({
  scenarioName: "standard_bakery",
  scenarioVersion: 1,
  configuration: { days_of_history: 90, ...SCENARIOS[0].seedDataConfig, ...over },
  locale: "es",
  seed: 1,
  dateOn,
});
const missed = (verdicts: ReturnType<typeof judge>, id: string) =>
  verdicts.filter((it) => it.id === id && !it.holds).map((it) => it.what);

test("the standard bakery balances and looks like a real one", () => {
  const examined = ["2026-11-23", "2027-02-14"].map((it) => examine(order(it)));
  expect(examined.flatMap((it) => it.findings)).toEqual([]);
  const verdicts = judge(examined);
  for (const id of ["B3", "B4", "B5", "B6", "B10"]) expect([id, missed(verdicts, id)]).toEqual([id, []]);
});

test("BROKEN: a bakery without chance is too even", () => {
  expect(missed(judge([examine(order("2026-11-23", { variability: 0 }))]), "B2")).toContain(
    "variation without weekdays",
  );
});
