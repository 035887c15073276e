import Papa from "papaparse";
import { kindOf, plainOf } from "../../world/model/kinds.ts";
import { amountsIn } from "./amounts.ts";
import { categoryNamed } from "./headings.ts";
import type { Piece } from "./pieces.ts";

type Role = "name" | "price" | "category" | "unit" | "other";

/** How the lines of a table are to be read: what is between its cells, and which of them say what. */
export interface Columns {
  readonly delimiter: string;
  readonly roles: readonly Role[];
  /** Which column is the price is not certain. */
  readonly isGuess: boolean;
}

const DELIMITERS = ["\t", ";", "|", ","];

// biome-ignore format: a table is read by its lines
const TITLES: ReadonlyArray<readonly [role: Role | "cost", words: RegExp]> = [
  ["cost", /coste|costo|compra|proveedor|sin iva|s\/iva|neto|base|mayorista|cost\b|net\b|wholesale|trade/],
  ["price", /precio|preu|prezo|prezioa|pvp|p\.v\.p|importe|tarifa|venta|euros?|^€|price|amount/],
  ["other", /ref|codigo|^cod|sku|ean|plu|^id$|^n[ºo°.]*$|iva|igic|ipsi|vat|tax|stock|existencia|cantidad|^cant|^qty|quantity|descrip|alergen|peso|gramos|weight|margen|notas?|observ|foto|imagen|fecha|proveedor/],
  ["category", /categor|familia|seccion|grupo|^tipo|clase|category|family|section|^type/],
  ["unit", /unidad|formato|medida|^ud|unit|measure/],
  ["name", /producto|producte|nombre|articulo|article|denominacion|concepto|^item|product|name|especialidad/],
];

/** The cells of a line, quoted ones too. */
export function cellsOf(line: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(line, { delimiter });
  const cells = (data[0] ?? []).map((it) => it.trim());
  return delimiter === "|" && cells[0] === "" ? cells.slice(1, cells.at(-1) === "" ? -1 : undefined) : cells;
}

/** What a line of column titles says of the lines after it; undefined for any other. */
export function titlesIn(line: string): Columns | undefined {
  for (const delimiter of DELIMITERS) {
    const cells = cellsOf(line, delimiter);
    if (cells.length < 2 || cells.some((it) => /\d/.test(it) || it.length > 40)) continue;
    const said = cells.map((cell) => TITLES.find(([, words]) => words.test(plainOf(cell)))?.[0] ?? "other");
    const prices = said.filter((it) => it === "price").length;
    const roles = said.map((it): Role => (it === "cost" ? (prices === 0 ? "price" : "other") : it));
    if (!roles.includes("price")) continue;
    const named = roles.includes("name") ? roles : roles.with(Math.max(0, roles.indexOf("other")), "name");
    if (named.includes("name")) return { delimiter, roles: onlyOne(named, "name"), isGuess: prices > 1 };
  }
  return undefined;
}

/** The first column of a role has it. */
const onlyOne = (roles: readonly Role[], role: Role): Role[] =>
  roles.map((it, at) => (it === role && roles.indexOf(role) !== at ? "other" : it));

const ENOUGH = 0.5;

/** Columns of lines without titles, by what most of their cells hold; undefined where the lines are no table. */
export function columnsIn(pieces: readonly Piece[]): Columns | undefined {
  for (const delimiter of DELIMITERS) {
    const rows = pieces.map((it) => cellsOf(it.plain, delimiter)).filter((it) => it.length > 1);
    if (rows.length === 0 || rows.length < pieces.length * ENOUGH) continue;
    if (delimiter === "," && !pieces.every(isBetweenCells)) continue;
    const found = rolesOf(rows);
    if (found) return { delimiter, ...found };
  }
  return undefined;
}

/** A comma between cells, none inside of a price that is not quoted. */
const isBetweenCells = ({ plain }: Piece) => plain.includes('"') || !/\d,\d/.test(plain);

function rolesOf(rows: ReadonlyArray<readonly string[]>): Pick<Columns, "roles" | "isGuess"> | undefined {
  const width = Math.max(...rows.map((it) => it.length));
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ""));
  const share = (column: readonly string[], is: (cell: string) => boolean) =>
    column.filter(is).length / Math.max(1, column.filter((it) => it !== "").length);
  const sure = columns.map((column) => share(column, isPrice));
  const bare = columns.map((column) => share(column, isBareNumber));
  const strength = (at: number) => (sure[at] ?? 0) + (bare[at] ?? 0) / 2;
  const price = columns.reduce((best, _, at) => (strength(at) > strength(best) ? at : best), 0);
  const kinds = columns.findIndex(
    (column, at) => at !== price && share(column, (it) => categoryNamed(it) !== undefined) > ENOUGH,
  );
  const letters = columns.map((column, at) =>
    at === price || at === kinds ? 0 : share(column, (it) => /\p{L}{2}/u.test(it)),
  );
  const known = columns.map((column, at) => (letters[at] ?? 0) * (1 + share(column, (it) => kindOf(it) !== undefined)));
  const name = known.reduce((best, it, at) => (it > (known[best] ?? 0) ? at : best), 0);
  if (strength(price) === 0 || !known[name]) return undefined;
  const rivals = columns.filter((_, at) => at !== price && strength(at) >= strength(price));
  const roles = columns.map(
    (_, at): Role => (at === price ? "price" : at === name ? "name" : at === kinds ? "category" : "other"),
  );
  return { roles, isGuess: rivals.length > 0 };
}

const isPrice = (cell: string) =>
  amountsIn(cell).some((it) => !it.isBare) && !/\p{L}{4}/u.test(cell.replace(/euros?/i, ""));
const isBareNumber = (cell: string) => /^[1-9]\d{0,3}$/.test(cell);
