/** What is bought, from whom, and for how much. */
export interface Ingredient {
  readonly name: string;
  readonly nameEn: string;
  /** Cents for a kilogram without VAT, delivered. Estimates for a small bakery in Madrid in 2026. */
  readonly centsPerKg: number;
  readonly supplier: string;
  readonly allergens: readonly string[];
  /** Days of use that a delivery fills the shelf up to, beyond what the next one needs. */
  readonly coverDays: number;
  /** Days from its delivery to the date on its label. */
  readonly shelfDays: number;
}

const FLOUR = "Harinas Valdecampo, S.L.";
const DAIRY = "Lácteos Sierra Clara, S.L.";
const EGGS = "Ovoproductos La Espadaña, S.L.";
const OIL = "Almazara Peña Rubia, S.Coop.Mad.";
const GREENS = "Frutas y Verduras Tres Caños, S.L.";
const DELI = "Ibéricos El Encinarejo, S.L.";
const COFFEE = "Cafés Torrenegra, S.L.";
const PACKAGING = "Envases Papelcruz, S.L.";
export const WHOLESALER = "Distribuciones Almirez Sur, S.L.";

type Row = [
  name: string,
  nameEn: string,
  centsPerKg: number,
  supplier: string,
  allergens: string,
  coverDays: number,
  shelfDays: number,
];

// biome-ignore format: a table is read by its columns
const ROWS: readonly Row[] = [
  ["harina panadera", "bread flour", 52, FLOUR, "gluten", 5, 120],
  ["harina de fuerza", "strong flour", 72, FLOUR, "gluten", 5, 120],
  ["harina integral", "wholemeal flour", 70, FLOUR, "gluten", 6, 90],
  ["harina de centeno", "rye flour", 85, FLOUR, "gluten", 7, 90],
  ["semillas", "mixed seeds", 380, FLOUR, "sesame", 12, 180],
  ["mantequilla", "butter", 680, DAIRY, "milk", 4, 30],
  ["leche", "milk", 88, DAIRY, "milk", 2, 9],
  ["nata para montar", "whipping cream", 460, DAIRY, "milk", 3, 12],
  ["queso", "cheese", 780, DAIRY, "milk", 4, 21],
  ["huevo", "egg", 340, EGGS, "egg", 2, 14],
  ["sal", "salt", 35, WHOLESALER, "", 20, 720],
  ["levadura fresca", "fresh yeast", 260, WHOLESALER, "", 4, 21],
  ["azúcar", "sugar", 88, WHOLESALER, "", 14, 540],
  ["azúcar glas", "icing sugar", 160, WHOLESALER, "", 14, 365],
  ["manteca de cerdo", "lard", 290, WHOLESALER, "", 8, 60],
  ["almendra molida", "ground almond", 850, WHOLESALER, "nuts", 15, 150],
  ["almendra laminada", "flaked almond", 900, WHOLESALER, "nuts", 15, 150],
  ["cobertura chocolate", "chocolate couverture", 1050, WHOLESALER, "soya", 12, 270],
  ["cacao", "cocoa", 1100, WHOLESALER, "soya", 20, 365],
  ["crema pastelera", "custard", 170, WHOLESALER, "milk egg", 4, 21],
  ["cabello de ángel", "angel hair jam", 320, WHOLESALER, "", 15, 180],
  ["nuez", "walnut", 950, WHOLESALER, "nuts", 15, 150],
  ["pasas", "raisins", 360, WHOLESALER, "sulphites", 15, 240],
  ["impulsor", "baking powder", 390, WHOLESALER, "", 20, 365],
  ["anís", "aniseed", 900, WHOLESALER, "", 20, 365],
  ["aceite de oliva", "olive oil", 550, OIL, "", 10, 365],
  ["aceite de girasol", "sunflower oil", 175, OIL, "", 10, 365],
  ["limón", "lemon", 190, GREENS, "", 4, 14],
  ["naranja", "orange", 110, GREENS, "", 2, 10],
  ["tomate frito", "tomato sauce", 170, GREENS, "", 6, 60],
  ["pimiento", "pepper", 300, GREENS, "", 3, 10],
  ["patata", "potato", 95, GREENS, "", 5, 25],
  ["cebolla", "onion", 90, GREENS, "", 6, 30],
  ["jamón serrano", "serrano ham", 1150, DELI, "", 6, 60],
  ["chorizo", "chorizo", 850, DELI, "sulphites", 6, 60],
  ["atún", "tuna", 890, DELI, "fish", 10, 180],
  ["agua de azahar", "orange blossom water", 900, WHOLESALER, "", 20, 365],
  ["fruta escarchada", "candied fruit", 580, WHOLESALER, "sulphites", 15, 240],
  ["canela", "cinnamon", 1400, WHOLESALER, "", 20, 365],
  ["mazapán", "marzipan", 920, WHOLESALER, "nuts egg", 10, 120],
  ["miel", "honey", 540, WHOLESALER, "", 15, 540],
  ["yema confitada", "candied egg yolk", 550, EGGS, "egg", 5, 45],
  ["bolsas y envases", "bags and packaging", 520, PACKAGING, "", 20, 720],
  ["café en grano", "coffee beans", 1850, COFFEE, "", 8, 120],
];

export const INGREDIENTS: readonly Ingredient[] = ROWS.map(
  ([name, nameEn, centsPerKg, supplier, allergens, coverDays, shelfDays]) => ({
    name,
    nameEn,
    centsPerKg,
    supplier,
    allergens: allergens === "" ? [] : allergens.split(" "),
    coverDays,
    shelfDays,
  }),
);

/** What things are wrapped in is bought and used up like an ingredient, and nobody eats it. */
export const WRAPPING = "bolsas y envases";

/** An invented firm: the identifiers pass their check digits and cannot belong to a real one (province 00, bank 0000). */
export interface Supplier {
  readonly name: string;
  readonly sells: string;
  readonly sellsEn: string;
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
  { name: FLOUR, sells: "Harinas y sémolas", sellsEn: "Flour and semolina", cif: "B00123455", iban: "ES2600000000030000086415", email: "pedidos@valdecampo.example", leadDays: 2, deliversOn: [1, 4], minimumCents: 16_000, paymentDays: 30 },
  { name: WHOLESALER, sells: "Azúcar, chocolate, frutos secos, levadura", sellsEn: "Sugar, chocolate, nuts, yeast", cif: "B00456780", iban: "ES5300000000060000319746", email: "pedidos@almirezsur.example", leadDays: 1, deliversOn: WORKDAYS, minimumCents: 15_000, paymentDays: 60 },
  { name: DAIRY, sells: "Mantequilla, leche, nata, queso", sellsEn: "Butter, milk, cream, cheese", cif: "B00234567", iban: "ES4300000000070000164192", email: "pedidos@sierraclara.example", leadDays: 1, deliversOn: [0, 2, 4], minimumCents: 8_000, paymentDays: 30 },
  { name: EGGS, sells: "Huevo líquido y cáscara", sellsEn: "Liquid and shell egg", cif: "B00345678", iban: "ES0900000000040000241969", email: "pedidos@espadana.example", leadDays: 2, deliversOn: [1, 4], minimumCents: 6_000, paymentDays: 30 },
  { name: COFFEE, sells: "Café e infusiones", sellsEn: "Coffee and tea", cif: "B00891234", iban: "ES6800000000080000623861", email: "pedidos@torrenegra.example", leadDays: 3, deliversOn: [3], minimumCents: 18_500, paymentDays: 30 },
  { name: DELI, sells: "Jamón, chorizo, atún", sellsEn: "Ham, chorizo, tuna", cif: "B00789123", iban: "ES5400000000030000552384", email: "pedidos@encinarejo.example", leadDays: 2, deliversOn: [2], minimumCents: 12_000, paymentDays: 30 },
  { name: OIL, sells: "Aceite de oliva y de girasol", sellsEn: "Olive and sunflower oil", cif: "F00567891", iban: "ES5400000000040000397523", email: "pedidos@penarubia.example", leadDays: 3, deliversOn: [3], minimumCents: 9_000, paymentDays: 60 },
  { name: GREENS, sells: "Limón, patata, cebolla, pimiento, tomate", sellsEn: "Lemon, potato, onion, pepper, tomato", cif: "B00678912", iban: "ES6100000000090000475237", email: "pedidos@trescanos.example", leadDays: 1, deliversOn: [0, 1, 2, 3, 4, 5], minimumCents: 4_000, paymentDays: 15 },
  { name: PACKAGING, sells: "Bolsas, cajas, papel, bandejas", sellsEn: "Bags, boxes, paper, trays", cif: "B00912345", iban: "ES6100000000000000638638", email: "pedidos@papelcruz.example", leadDays: 3, deliversOn: [2], minimumCents: 20_000, paymentDays: 60 },
];

/** Where one fetches what ran out before its delivery: any amount, a little dearer. */
export const CASH_AND_CARRY: Supplier = {
  name: "Almacén Cash Vallecilla, S.L.",
  sells: "De todo, para salir del paso",
  sellsEn: "A bit of everything, for emergencies",
  cif: "B00998765",
  iban: "ES7200000011210000777123",
  email: "tienda@vallecilla.example",
  leadDays: 0,
  deliversOn: [0, 1, 2, 3, 4, 5, 6],
  minimumCents: 0,
  paymentDays: 0,
};
export const CASH_MARKUP = 1.12;

/** In percent of the list price, the standard deviation of a month's step. */
export function monthlyStepPercent({ name }: Ingredient): number {
  return ["mantequilla", "huevo", "aceite de oliva", "almendra molida"].includes(name) ? 3.5 : 1.5;
}
