import { expect, test } from "vitest";
import type { ScenarioSetting } from "../../product.ts";
import { keyOf } from "./copy-form.tsx";
import { readValues, settingsNamed, toConfiguration } from "./settings.ts";

const both = (said: string) => ({ es: said, en: said });
const SETTINGS: readonly ScenarioSetting[] = [
  { path: ["size"], title: both("Size"), as: { kind: "number", least: 1, most: 9 } },
  { path: ["opening", "opens"], title: both("Opens"), as: { kind: "text", longest: 5 } },
  { path: ["opening", "closed_on"], title: both("Closed"), as: { kind: "several", options: [] } },
  { path: ["seasonal"], title: both("Seasonal"), as: { kind: "yes_no" } },
];

test("a configuration is read into the form and comes out of it as it was", () => {
  const configuration = { size: 3, opening: { opens: "07:00", closed_on: [0] }, seasonal: false };
  expect(toConfiguration(SETTINGS, readValues(SETTINGS, configuration))).toEqual(configuration);
});

test("what is empty is left as it is in the copied one", () => {
  expect(toConfiguration(SETTINGS, { size: "", "opening.opens": undefined })).toEqual({});
  // None is something else than as in the copied one.
  expect(toConfiguration(SETTINGS, { "opening.closed_on": [] })).toEqual({ opening: { closed_on: [] } });
});

test("what the form does not know stays, and what was emptied goes", () => {
  const kept = { size: 3, opening: { opens: "07:00", short_opens: "09:00" }, theme: "x" };
  const values = { ...readValues(SETTINGS, kept), size: undefined, "opening.opens": "" };
  expect(toConfiguration(SETTINGS, values, kept)).toEqual({ opening: { short_opens: "09:00" }, theme: "x" });
  expect(toConfiguration(SETTINGS, { "opening.opens": "" }, { opening: { opens: "07:00" } })).toEqual({});
});

test("a refusal names what is to be put right", () => {
  const errors = [{ pointer: "/configuration/opening/opens", detail: "x" }];
  expect(settingsNamed(SETTINGS, errors).map((it) => it.title.en)).toEqual(["Opens"]);
  expect(settingsNamed(SETTINGS, undefined)).toEqual([]);
});

test("a short name is made of the long one", () => {
  expect(["The Café", "1ª Señal Ñandú!", "  "].map(keyOf)).toEqual(["the_cafe", "senal_nandu", ""]);
});
