import type { Bakery, ShopProduct } from "../model/shop.ts";
import { type Draw, drawFor } from "./rng.ts";

/** A business that takes the same bread every day: invented, with an identifier that cannot belong to a real one (province 00). */
export interface Customer {
  /** 1, 2, 3 ... */
  readonly index: number;
  readonly name: string;
  readonly cif: string;
  readonly address: string;
  readonly email: string;
  readonly orders: ReadonlyArray<{ readonly product: ShopProduct; readonly units: number }>;
  /** Weekdays on which it takes them; 0 is Monday. Nobody on Sundays. */
  readonly weekdays: readonly number[];
}

// biome-ignore format: a list
const KINDS = ["Cafetería", "Restaurante", "Bar", "Mesón", "Hotel", "Colegio", "Cantina", "Taberna"];
// biome-ignore format: a list
const NAMES = ["La Cornisa", "El Surtidor", "Las Tres Tejas", "El Brocal", "La Alcuza", "El Candil", "La Noria Alta", "El Almendral", "La Rambla Seca", "El Pozo Viejo", "Los Olivares", "La Peonza", "El Aljibe"];
// biome-ignore format: a list
const STREETS = ["Calle del Trigo", "Calle de la Artesa", "Calle del Centeno", "Paseo de la Era", "Calle de la Criba", "Plaza del Cedazo"];

const WORKDAYS = [0, 1, 2, 3, 4, 5];
/** What businesses take: bread, and something sweet for the breakfasts. */
const TAKEN = 8;

/** The same for every day: wholesale is flat across the week. */
export function customersOf(
  { configuration, products }: Bakery,
  expected: ReadonlyMap<ShopProduct, number>,
): Customer[] {
  const wanted = products
    .filter(
      (it) => it.isBaked && it.season === undefined && (it.category === "bread" || it.category === "viennoiserie"),
    )
    .sort((one, other) => (expected.get(other) ?? 0) - (expected.get(one) ?? 0))
    .slice(0, TAKEN);
  return Array.from({ length: configuration.wholesaleCustomers }, (_, at) => {
    const draw = drawFor(0, "customer", at);
    const name = `${KINDS[at % KINDS.length]} ${NAMES[at % NAMES.length]}`;
    return {
      index: at + 1,
      name,
      cif: cifOf(at),
      address: `${STREETS[at % STREETS.length]}, ${11 + at}`,
      email: `pedidos${at + 1}@cliente.example`,
      orders: ordersOf(wanted, draw),
      weekdays: WORKDAYS,
    };
  });
}

function ordersOf(wanted: readonly ShopProduct[], draw: Draw): Customer["orders"] {
  const kinds = 1 + draw.poisson(1.2);
  const chosen = new Map<ShopProduct, number>();
  for (let n = 0; n < kinds; n += 1) {
    const product = wanted[draw.pick(wanted.map((_, place) => 1 / (place + 1)))];
    if (product) chosen.set(product, product.category === "bread" ? 4 + draw.poisson(6) : 4 + draw.poisson(5));
  }
  return [...chosen].map(([product, units]) => ({ product, units }));
}

/** A company's identifier: letter, province 00, and the control digit of the sum of its doubled odd places and its even ones. */
function cifOf(at: number): string {
  const digits = `00${String(31_000 + at * 7).padStart(5, "0")}`;
  const sum = [...digits].reduce((all, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return all + Math.floor(value / 10) + (value % 10);
  }, 0);
  return `B${digits}${(10 - (sum % 10)) % 10}`;
}
