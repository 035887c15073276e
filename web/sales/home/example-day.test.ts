import { expect, test } from "vitest";
import { exampleOf } from "./example-day.ts";

/* Invented figures that do not add up would teach a team to look away. */

const AREAS = ["a", "b", "c", "d", "e", "f", "g"];
const EXAMPLE = exampleOf(AREAS);
/** Where a share may lie: the roots of (share - p)² = z² p (1 - p) / n. */
function wilson(hits: number, n: number): { low: number; high: number } {
  const [share, z2] = [hits / n, 1.959964 ** 2];
  const [a, b, c] = [1 + z2 / n, -2 * share - z2 / n, share ** 2];
  const root = Math.sqrt(b ** 2 - 4 * a * c);
  return { low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) };
}
const near = (value: number) => expect.closeTo(value, 3);

test("each step's share and its interval are what its counts give", () => {
  const { steps } = EXAMPLE.dashboard;
  for (const [index, { name, n, share }] of steps.entries()) {
    const before = steps[index - 1]?.n;
    if (before === undefined || share === null) continue;
    const { low, high } = wilson(n, before);
    expect([name, share]).toEqual([name, { n: before, value: near(n / before), low: near(low), high: near(high) }]);
  }
});

test("what brought them adds up to the funnel, and each lead share is right", () => {
  const { by_link, steps } = EXAMPLE.conversion;
  const sum = (of: (it: (typeof by_link)[number]) => number) => by_link.reduce((total, it) => total + of(it), 0);
  const stepOf = (name: string) => steps.find((it) => it.name === name)?.n;
  expect(sum((it) => it.demos)).toBe(stepOf("demos"));
  for (const name of ["first_act", "three_areas", "lead", "trial", "paid"] as const)
    expect([name, sum((it) => it.reached?.[name] ?? 0)]).toEqual([name, stepOf(name)]);
  for (const { demos, reached, lead_share } of by_link) {
    const { low, high } = wilson(reached?.lead ?? 0, demos);
    expect(lead_share).toEqual({
      n: demos,
      value: near((reached?.lead ?? 0) / demos),
      low: near(low),
      high: near(high),
    });
  }
});

test("areas are shares of all demos, and every score is the sum of its lines", () => {
  for (const [index, area] of AREAS.entries()) {
    const hits = EXAMPLE.hits[index] ?? 0;
    const figure = EXAMPLE.usage.figures.find((it) => it.name === `area_${area}`);
    const { low, high } = wilson(hits, 412);
    expect([area, figure?.value, figure?.low, figure?.high]).toEqual([area, near(hits / 412), near(low), near(high)]);
  }
  expect(EXAMPLE.leads.map((it) => it.engagement?.score)).toEqual([72, 81, 64]);
  for (const { engagement } of EXAMPLE.leads)
    for (const { kind, points, most } of engagement?.lines ?? []) expect([kind, points <= most]).toEqual([kind, true]);
});
