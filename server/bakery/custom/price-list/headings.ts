import { plainOf } from "../../world/model/kinds.ts";
import type { Product } from "../../world/model/products.ts";

/** What people call our categories, as the heading of a part of their list or in a column of it. */
// biome-ignore format: a table is read by its lines
const CATEGORIES: ReadonlyArray<readonly [category: Product["category"], words: RegExp]> = [
  ["bread", /^(nuestros )?(pan|panes|pans|pa|panaderia|fleca|forn|ogiak?|breads?|bakery)( (artesanos?|artesanales|especiales|rusticos?|del dia|de masa madre|blancos|y barras))?$/],
  ["viennoiserie", /^(nuestra )?(bolleria|brioixeria|viennoiserie|bollos|desayunos dulces|pastries|pastry|galletas|pastas|bolleria y pasteleria)( (artesana|artesanal|casera|dulce|de mantequilla))?$/],
  ["cakes", /^(nuestra )?(pasteleria|pastisseria|reposteria|confiteria|pasteles|tartas|postres|cakes?|dulces?|dolcos|temporada|de temporada|especialidades|tartas y pasteles)( (artesana|artesanal|casera|de encargo|por encargo|de temporada))?$/],
  ["savoury", /^(salados?|salats?|savou?ry|bocadillos|entrepans|bocatas|sandwiches|empanadas|pizzas|comida|cocina|platos preparados)( (frios|calientes|y bocadillos|y sandwiches))?$/],
  ["drinks", /^(bebidas?|begudes|cafes?|cafeteria|drinks?|coffee|cafes e infusiones|refrescos|bebidas (frias|calientes)|infusiones|tes)$/],
];

/** The category that a heading or a cell names; undefined for what names none. */
export function categoryNamed(text: string): Product["category"] | undefined {
  const plain = plainOf(text)
    .replace(/[^a-zñ ]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
  return CATEGORIES.find(([, words]) => words.test(plain))?.[0];
}

/** What is said around a price list: no product, and nothing that one could be made of. */
const NOTE =
  /[!?¡¿@]|https?:|www\.|whats ?app|\b(pedidos?|encargos?|horarios?|telefono|tel|tlf|movil|abierto|cerrado|abrimos|cerramos|lista de precios|precios?|tarifas?|carta|menu|iva|igic|incluido|gracias|bienvenid|vigente|actualizad|total|pagina|calle|avenida|avda|plaza|instagram|facebook|price list|prices|opening hours|orders)\b|^\W*$|^\d[\d\s./:-]*$/;

export const isNote = (text: string): boolean => NOTE.test(plainOf(text)) || text.split(" ").length > 9;
