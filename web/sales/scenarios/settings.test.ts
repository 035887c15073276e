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
  expect(toConfiguration(SETTINGS, { size: "", "opening.closed_on": [], "opening.opens": undefined })).toEqual({});
});

test("a refusal names what is to be put right", () => {
  const errors = [{ pointer: "/configuration/opening/opens", detail: "x" }];
  expect(settingsNamed(SETTINGS, errors).map((it) => it.title.en)).toEqual(["Opens"]);
  expect(settingsNamed(SETTINGS, undefined)).toEqual([]);
});

test("a short name is made of the long one", () => {
  expect(["Horno de Getafe", "1ª Panadería Ñandú!", "  "].map(keyOf)).toEqual([
    "horno_de_getafe",
    "a_panaderia_nandu",
    "",
  ]);
});
