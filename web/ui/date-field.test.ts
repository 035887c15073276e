import { expect, test } from "vitest";
import { readDate } from "./date-field.tsx";

test.each([
  ["23/11/2026", "2026-11-23"],
  [" 3-1-26 ", "2026-01-03"],
  ["03.01.2026", "2026-01-03"],
  ["29/02/2028", "2028-02-29"],
])("%s is %s", (text, date) => expect(readDate(text)).toBe(date));

test.each(["11/23/2026", "31/11/2026", "29/02/2026", "2026-11-23", "23/11", "", "ayer"])("%s is no day", (text) =>
  expect(readDate(text)).toBeUndefined(),
);
