import { expect, test } from "vitest";
import { formatsOf } from "../ui/format.ts";
import { countedIn, kitchenAmount } from "./kitchen.ts";

const es = formatsOf("es", "Europe/Madrid");
const said = (grams: number, name: string) => kitchenAmount(grams, name, es, "es").replaceAll("\u00a0", " ");

test.each([
  [25_000, "harina panadera", "1 saco"],
  [38_000, "harina panadera", "1 saco y 13 kg"],
  [275_200, "harina de fuerza", "11 sacos"],
  [4_200, "harina integral", "4,2 kg"],
  [26_780, "leche", "26 l"],
  [721, "leche", "0,7 l"],
  [37, "aceite de oliva", "40 ml"],
  [2_600, "huevo", "5 docenas"],
  [850, "huevo", "17 uds."],
  [500, "limón", "5 uds."],
  [47_700, "bolsas y envases", "9.540 uds."],
  [1_840, "aceite de oliva", "2 l"],
  [640, "sal", "0,64 kg"],
  [-12_000, "agua", "−12 l"],
])("%i g of %s are %s", (grams, name, expected) => {
  expect(said(grams, name)).toBe(expected);
});

test("what is said in litres is counted in litres, eggs one by one, flour and cups by weight", () => {
  expect(
    ["leche", "aceite de oliva", "huevo", "limón", "harina de trigo", "bolsas y envases", "sal"].map((it) =>
      countedIn(it),
    ),
  ).toEqual([
    { of: "litres", grams: 1_030 },
    { of: "litres", grams: 920 },
    { of: "pieces", grams: 50 },
    { of: "pieces", grams: 120 },
    { of: "kilos", grams: 1_000 },
    { of: "kilos", grams: 1_000 },
    { of: "kilos", grams: 1_000 },
  ]);
});
