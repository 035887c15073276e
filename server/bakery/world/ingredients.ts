/** What is bought, from whom, and for how much. */
export interface Ingredient {
  readonly name: string;
  /** Cents for a kilogram without VAT, delivered. Estimates for a small bakery in Madrid in 2026. */
  readonly centsPerKg: number;
  readonly supplier: string;
  readonly allergens: readonly string[];
  /** Days of use that a delivery fills the shelf up to, beyond what the next one needs. */
  readonly coverDays: number;
}

const FLOUR = "Harinas Valdecampo, S.L.";
const DAIRY = "Lácteos Sierra Clara, S.L.";
const EGGS = "Ovoproductos La Espadaña, S.L.";
const OIL = "Almazara Peña Rubia, S.Coop.Mad.";
const GREENS = "Frutas y Verduras Tres Caños, S.L.";
const DELI = "Ibéricos El Encinarejo, S.L.";
const COFFEE = "Cafés Torrenegra, S.L.";
export const WHOLESALER = "Distribuciones Almirez Sur, S.L.";

type Row = [name: string, centsPerKg: number, supplier: string, allergens: string, coverDays: number];

// biome-ignore format: a table is read by its columns
const ROWS: readonly Row[] = [
  ["harina panadera", 52, FLOUR, "gluten", 5],
  ["harina de fuerza", 72, FLOUR, "gluten", 5],
  ["harina integral", 70, FLOUR, "gluten", 6],
  ["harina de centeno", 85, FLOUR, "gluten", 7],
  ["semillas", 380, FLOUR, "sesame", 12],
  ["mantequilla", 680, DAIRY, "milk", 4],
  ["leche", 88, DAIRY, "milk", 2],
  ["nata 35%", 460, DAIRY, "milk", 3],
  ["queso", 780, DAIRY, "milk", 4],
  ["huevo", 340, EGGS, "egg", 2],
  ["sal", 35, WHOLESALER, "", 20],
  ["levadura fresca", 260, WHOLESALER, "", 4],
  ["azúcar", 88, WHOLESALER, "", 14],
  ["azúcar glas", 160, WHOLESALER, "", 14],
  ["manteca de cerdo", 290, WHOLESALER, "", 8],
  ["almendra molida", 850, WHOLESALER, "nuts", 15],
  ["almendra laminada", 900, WHOLESALER, "nuts", 15],
  ["cobertura chocolate", 1050, WHOLESALER, "soya", 12],
  ["cacao", 1100, WHOLESALER, "soya", 20],
  ["crema pastelera", 170, WHOLESALER, "milk egg", 4],
  ["cabello de ángel", 320, WHOLESALER, "", 15],
  ["nuez", 950, WHOLESALER, "nuts", 15],
  ["pasas", 360, WHOLESALER, "sulphites", 15],
  ["impulsor", 390, WHOLESALER, "", 20],
  ["anís", 900, WHOLESALER, "", 20],
  ["aceite de oliva", 550, OIL, "", 10],
  ["aceite de girasol", 175, OIL, "", 10],
  ["limón", 190, GREENS, "", 4],
  ["naranja", 110, GREENS, "", 2],
  ["tomate frito", 170, GREENS, "", 6],
  ["pimiento", 300, GREENS, "", 3],
  ["patata", 95, GREENS, "", 5],
  ["cebolla", 90, GREENS, "", 6],
  ["jamón serrano", 1150, DELI, "", 6],
  ["chorizo", 850, DELI, "sulphites", 6],
  ["atún", 890, DELI, "fish", 10],
  ["café en grano", 1850, COFFEE, "", 8],
];

export const INGREDIENTS: readonly Ingredient[] = ROWS.map(([name, centsPerKg, supplier, allergens, coverDays]) => ({
  name,
  centsPerKg,
  supplier,
  allergens: allergens === "" ? [] : allergens.split(" "),
  coverDays,
}));

/** An invented firm: the identifiers pass their check digits and cannot belong to a real one (province 00, bank 0000). */
export interface Supplier {
  readonly name: string;
  readonly sells: string;
  readonly cif: string;
  readonly iban: string;
  readonly email: string;
  readonly leadDays: number;
  /** Weekdays on which it delivers; 0 is Monday. */
  readonly deliversOn: readonly number[];
  readonly minimumCents: number;
  readonly paymentDays: number;
}

const WORKDAYS = [0, 1, 2, 3, 4];

/** The most needed first: a scenario with n suppliers has the first n, and the wholesaler sells what the others would. */
// biome-ignore format: a table is read by its columns
export const SUPPLIERS: readonly Supplier[] = [
  { name: FLOUR, sells: "Harinas y sémolas", cif: "B00123455", iban: "ES2600000000030000086415", email: "pedidos@valdecampo.example", leadDays: 2, deliversOn: [1, 4], minimumCents: 25_000, paymentDays: 30 },
  { name: WHOLESALER, sells: "Azúcar, chocolate, frutos secos, levadura", cif: "B00456780", iban: "ES5300000000060000319746", email: "pedidos@almirezsur.example", leadDays: 1, deliversOn: WORKDAYS, minimumCents: 15_000, paymentDays: 60 },
  { name: DAIRY, sells: "Mantequilla, leche, nata, queso", cif: "B00234567", iban: "ES4300000000070000164192", email: "pedidos@sierraclara.example", leadDays: 1, deliversOn: [0, 2, 4], minimumCents: 8_000, paymentDays: 30 },
  { name: EGGS, sells: "Huevo líquido y cáscara", cif: "B00345678", iban: "ES0900000000040000241969", email: "pedidos@espadana.example", leadDays: 2, deliversOn: [1, 4], minimumCents: 6_000, paymentDays: 30 },
  { name: COFFEE, sells: "Café e infusiones", cif: "B00891234", iban: "ES6800000000080000623861", email: "pedidos@torrenegra.example", leadDays: 3, deliversOn: [3], minimumCents: 18_500, paymentDays: 30 },
  { name: DELI, sells: "Jamón, chorizo, atún", cif: "B00789123", iban: "ES5400000000030000552384", email: "pedidos@encinarejo.example", leadDays: 2, deliversOn: [2], minimumCents: 12_000, paymentDays: 30 },
  { name: OIL, sells: "Aceite de oliva y de girasol", cif: "F00567891", iban: "ES5400000000040000397523", email: "pedidos@penarubia.example", leadDays: 3, deliversOn: [3], minimumCents: 9_000, paymentDays: 60 },
  { name: GREENS, sells: "Limón, patata, cebolla, pimiento, tomate", cif: "B00678912", iban: "ES6100000000090000475237", email: "pedidos@trescanos.example", leadDays: 1, deliversOn: [0, 1, 2, 3, 4, 5], minimumCents: 4_000, paymentDays: 15 },
  { name: "Envases Papelcruz, S.L.", sells: "Bolsas, cajas, papel, bandejas", cif: "B00912345", iban: "ES6100000000000000638638", email: "pedidos@papelcruz.example", leadDays: 3, deliversOn: [2], minimumCents: 20_000, paymentDays: 60 },
];
