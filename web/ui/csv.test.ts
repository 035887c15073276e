import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

const rows = [
  { name: 'Pan "de pueblo"; grande', price: 2.5 },
  { name: "=1+1", price: -3 },
  { name: "+34 600", price: 0 },
];
const columns = [
  { title: "Producto", value: (it: (typeof rows)[number]) => it.name },
  { title: "Precio", value: (it: (typeof rows)[number]) => it.price },
];

test("Spanish spreadsheets get semicolons, decimal commas and the mark of UTF-8", () => {
  expect(toCsv("es", columns, rows)).toBe(
    '\uFEFFProducto;Precio\r\n"Pan ""de pueblo""; grande";2,5\r\n\'=1+1;-3\r\n\'+34 600;0',
  );
});

test("English ones get commas and points", () => {
  expect(toCsv("en", columns, rows).split("\r\n")[1]).toBe('"Pan ""de pueblo""; grande",2.5');
});
