import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { productsIn, readPriceList } from "./read.ts";

interface Case {
  readonly name: string;
  readonly text: string;
  readonly read: ReadonlyArray<readonly [name: string, cents: number]>;
  readonly doubtful?: number;
  readonly left_out?: number;
  readonly categories?: readonly string[];
}
const CASES: readonly Case[] = JSON.parse(readFileSync(new URL("./cases.json", import.meta.url), "utf8"));

test.each(CASES)("a list with $name is read", ({ text, read, doubtful = 0, left_out, categories }) => {
  const lines = readPriceList(text);
  expect(productsIn(lines).map((it) => [it.name, it.priceCents])).toEqual(read);
  expect(lines.filter((it) => it.state === "doubtful")).toHaveLength(doubtful);
  if (left_out !== undefined) expect(lines.filter((it) => it.state === "left_out")).toHaveLength(left_out);
  if (categories) expect(productsIn(lines).map((it) => it.category)).toEqual(categories);
});

test.each(CASES)("and of $name no line is lost", ({ text }) => {
  const pasted = text.split("\n").flatMap((it, at) => (it.trim() === "" ? [] : [at + 1]));
  expect([...new Set(readPriceList(text).map((it) => it.line))]).toEqual(pasted);
});

const one = (line: string) => readPriceList(line)[0];

test.each([
  ["Barra de pan 1,20", "Barra de pan", 120],
  ["Croissant, 1.90", "Croissant", 190],
  ["Napolitana de chocolate - 2,10 €", "Napolitana de chocolate", 210],
  ["Hogaza 750 g 4,80", "Hogaza 750 g", 480],
  ["Hogaza\t4.80\tpan", "Hogaza", 480],
  ["Pan, de molde;2", "Pan, de molde", 200],
  ["Café con leche | € 1,70 | bebidas", "Café con leche", 170],
  ["Barra 1'20", "Barra", 120],
  ["Barra 1€20", "Barra", 120],
  ["Magdalena 60 cts", "Magdalena", 60],
  ["Barra: 1,20.-", "Barra", 120],
  ["1. Barra 1,20", "Barra", 120],
  ["001 - Barra de pan 1,20", "Barra de pan", 120],
  ["Pan 5 cereales 2,10", "Pan 5 cereales", 210],
  ["Croissant 1,50 (mantequilla)", "Croissant mantequilla", 150],
  ["| Barra | 1,20 € |", "Barra", 120],
  ['"Pan; de molde";"2,10"', "Pan; de molde", 210],
  ["Ensaimada   PVP 1,80 €", "Ensaimada", 180],
  ["Tarta de queso (8 raciones) 24 €", "Tarta de queso (8 raciones)", 2_400],
  ["• Palmera de chocolate … 1,85", "Palmera de chocolate", 185],
])("%s is %s at %i cents", (line, name, cents) => {
  expect(one(line)).toMatchObject({ state: "read", name, price_cents: cents });
});

test.each([
  ["Barra;-1", "no_price", null],
  ["Barra;99999", "price_unlikely", null],
  ["Barra;1.250,00", "price_unlikely", 125_000],
  ["Barra 2x1", "no_price", null],
  ["Barra;abc", "no_price", null],
  ["Barra 0,00", "price_unlikely", null],
  ["1,20", "no_name", 120],
  ["Palmera 1,80 / 2,20", "several_prices", 180],
  ["Pan de pueblo 4,20 el kilo", "not_per_piece", 420],
  ["Docena de huevos 3,60", "kind_unknown", 360],
])("%s is doubtful for %s, not cut into something else", (line, why, cents) => {
  expect(one(line)).toMatchObject({ state: "doubtful", why, price_cents: cents });
});

test("several in a line are several, each to be looked at", () => {
  expect(
    readPriceList("Café solo 1,30 · Cortado 1,40 · Té 1,50").map((it) => [it.name, it.price_cents, it.why]),
  ).toEqual([
    ["Café solo", 130, "several_in_line"],
    ["Cortado", 140, "several_in_line"],
    ["Té", 150, "several_in_line"],
  ]);
});

test("the name of one kind may stand again under the heading of another", () => {
  const lines = readPriceList("PANES\nIntegral 1,20\nBOLLERÍA\nIntegral 1,60");
  expect(productsIn(lines)).toEqual([
    { name: "Integral", priceCents: 120, category: "bread" },
    { name: "Integral (BOLLERÍA)", priceCents: 160, category: "viennoiserie" },
  ]);
});

test("what stands under a wrong heading is what its name and price say", () => {
  expect(productsIn(readPriceList("PANES\nBarra 1,20\n\nTarta de queso 24,00"))[1]?.category).toBe("cakes");
});

test("a table of markup is a table", () => {
  const lines = readPriceList(
    "<table>\n<tr><td>Barra &ntilde;ora</td><td>1,20&nbsp;&euro;</td></tr><tr><td>Bollo</td><td>0,95</td></tr></table>",
  );
  expect(productsIn(lines).map((it) => [it.name, it.priceCents])).toEqual([
    ["Barra ñora", 120],
    ["Bollo", 95],
  ]);
});

test("more than a bakery sells are told, not dropped", () => {
  const lines = readPriceList(
    Array.from(
      { length: 205 },
      (_, at) => `Pan ${String.fromCharCode(97 + (at % 26))}${"x".repeat(at / 26)} 1,20`,
    ).join("\n"),
  );
  expect([productsIn(lines).length, lines.filter((it) => it.why === "too_many").length]).toEqual([200, 5]);
});

test.each([
  ["Coca de Sant Joan", "cakes"],
  ["Coca de trampó", "savoury"],
  ["Coca-Cola", "drinks"],
  ["Xuixo de crema", "viennoiserie"],
  ["Mona de Pascua", "cakes"],
  ["Filloas", "cakes"],
  ["Bica gallega", "cakes"],
  ["Sobao pasiego", "viennoiserie"],
  ["Pastel vasco", "cakes"],
  ["Ensaimada", "viennoiserie"],
  ["Roll de canela", "viennoiserie"],
  ["Cinnamon roll", "viennoiserie"],
  ["Fartón", "viennoiserie"],
  ["Quesada", "cakes"],
  ["Pa de pagès", "bread"],
  ["Bollo preñao", "savoury"],
  ["Ogia", "bread"],
])("%s is of the kind %s", (name, category) => {
  expect(one(`${name} 2,50`)).toMatchObject({ state: "read", category });
});
