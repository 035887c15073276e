import { expect, test } from "vitest";
import { readPriceList } from "./price-list.ts";

test.each([
  ["Barra de pan 1,20", "Barra de pan", 120],
  ["Croissant, 1.90", "Croissant", 190],
  ["Napolitana de chocolate - 2,10 €", "Napolitana de chocolate", 210],
  ["Hogaza 750 g 4,80", "Hogaza 750 g", 480],
  ["Hogaza\t4.80\tpan", "Hogaza", 480],
  ["Pan, de molde;2", "Pan, de molde", 200],
  ["Café con leche | € 1,70 | bebidas", "Café con leche", 170],
])("%s is %s at %i cents", (line, name, priceCents) => {
  expect(readPriceList(line)[0]).toMatchObject({ name, priceCents });
});

test.each([
  "Barra;-1",
  "Barra;99999",
  "Barra;1.250,00",
  "Barra;1,205",
  "Barra 1,205",
  "Barra 2x1",
  "Barra;abc",
  "1,20",
])("%s is refused by its line, not cut into something else", (line) => {
  expect(() => readPriceList(line)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});

test("a product that stands twice is refused; a line of headings is passed over", () => {
  expect(() => readPriceList("Barra;1\nbarra;2")).toThrow(expect.objectContaining({ code: "invalid_input" }));
  expect(readPriceList("Producto;Precio\nBarra;1")).toHaveLength(1);
});
