import type { SeasonName } from "./seasons.ts";

/** A product as it is made and sold. Money in cents including VAT, masses in grams, times in minutes. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  /** In English. */
  readonly nameEn: string;
  readonly category: "bread" | "viennoiserie" | "cakes" | "savoury" | "drinks";
  readonly priceCents: number;
  readonly shelfLifeHours: number;
  /** Dough of one piece before baking; 0 where there is none. */
  readonly doughGrams: number;
  /** Baker's percentages: the flour, or whatever comes first, is 100. */
  readonly dough: string;
  /** Grams a piece of what goes in or on it. */
  readonly filling: string;
  readonly bakeMinutes: number;
  readonly batchUnits: number;
  /** How often it is asked for, against the others. */
  readonly popularity: number;
  /** When it is sold; undefined: all year. */
  readonly season?: SeasonName | undefined;
}

type Row = [
  sku: string,
  name: string,
  nameEn: string,
  category: Product["category"],
  priceCents: number,
  shelfLifeHours: number,
  doughGrams: number,
  dough: string,
  filling: string,
  bakeMinutes: number,
  batchUnits: number,
  popularity: number,
  season?: SeasonName,
];

/**
 * What a neighbourhood bakery in Madrid sells all year, the most wanted first: a catalogue of n products is the first n.
 * Prices and recipes are estimates at neighbourhood level.
 */
// biome-ignore format: a table is read by its columns
const ROWS: readonly Row[] = [
  ["PAN-001", "Barra de pan (pistola)", "White bar loaf", "bread", 120, 12, 310, "harina panadera 100; agua 64; sal 1.7; levadura fresca 1.2; masa madre 15", "", 22, 40, 100],
  ["BOL-015", "Cruasán de mantequilla", "Butter croissant", "viennoiserie", 170, 12, 78, "harina de fuerza 100; agua 26; leche 22; azúcar 12; mantequilla 54; huevo 4; levadura fresca 3.5; sal 1.9", "", 17, 48, 30],
  ["BEB-042", "Café con leche", "Coffee with milk", "drinks", 180, 0, 0, "", "café en grano 7.5 g; leche 140 g; azúcar 6 g", 0, 1, 42],
  ["PAN-003", "Baguette", "Baguette", "bread", 130, 10, 300, "harina panadera 100; agua 66; sal 1.75; levadura fresca 0.9; masa madre 10", "", 22, 40, 26],
  ["BOL-017", "Napolitana de chocolate", "Chocolate napolitana", "viennoiserie", 190, 12, 80, "harina de fuerza 100; agua 26; leche 22; azúcar 12; mantequilla 54; huevo 4; levadura fresca 3.5; sal 1.9", "cobertura chocolate 16 g", 17, 48, 15],
  ["SAL-037", "Bocadillo de jamón serrano", "Serrano ham roll", "savoury", 450, 6, 150, "harina panadera 100; agua 64; sal 1.7; levadura fresca 1.2; masa madre 15", "jamón serrano 55 g; tomate frito 20 g; aceite de oliva 5 g", 0, 1, 11],
  ["PAN-006", "Hogaza masa madre 750 g", "Sourdough loaf 750 g", "bread", 460, 72, 880, "harina panadera 80; harina integral 20; agua 72; sal 1.8; masa madre 30", "", 45, 12, 9],
  ["BEB-041", "Café solo", "Espresso", "drinks", 140, 0, 0, "", "café en grano 7.5 g; azúcar 6 g", 0, 1, 20],
  ["BOL-024", "Magdalena", "Magdalena (Spanish muffin)", "viennoiserie", 60, 168, 46, "harina panadera 100; azúcar 85; huevo 80; aceite de girasol 75; leche 35; impulsor 5; limón 2", "", 15, 72, 14],
  ["PAN-011", "Mollete", "Mollete (soft roll)", "bread", 75, 24, 100, "harina panadera 100; agua 68; sal 1.7; levadura fresca 1.5; aceite de oliva 4", "", 11, 48, 16],
  ["PAN-008", "Pan integral 400 g", "Wholemeal bread 400 g", "bread", 260, 48, 465, "harina integral 100; agua 70; sal 1.75; levadura fresca 1.2; masa madre 15", "", 35, 16, 9],
  ["BOL-019", "Ensaimada", "Ensaimada", "viennoiserie", 160, 18, 75, "harina de fuerza 100; leche 20; agua 15; huevo 18; azúcar 24; levadura fresca 3.5; sal 1.5; manteca de cerdo 30", "azúcar glas 4 g", 15, 40, 9],
  ["BEB-043", "Cortado", "Cortado (espresso with a dash of milk)", "drinks", 160, 0, 0, "", "café en grano 7.5 g; leche 45 g; azúcar 6 g", 0, 1, 16],
  ["PAN-002", "Barra rústica masa madre", "Rustic sourdough bar", "bread", 165, 24, 320, "harina panadera 85; harina integral 15; agua 70; sal 1.75; levadura fresca 0.3; masa madre 25", "", 26, 30, 19],
  ["SAL-039", "Sándwich mixto", "Toasted ham and cheese sandwich", "savoury", 360, 6, 95, "harina de fuerza 100; leche 55; mantequilla 6; azúcar 5; sal 1.7; levadura fresca 2.5", "jamón serrano 25 g; queso 30 g; mantequilla 6 g", 0, 1, 8],
  ["PAN-004", "Chapata", "Ciabatta", "bread", 145, 14, 300, "harina de fuerza 100; agua 78; sal 1.8; levadura fresca 0.8; aceite de oliva 3; masa madre 15", "", 24, 30, 12],
  ["BOL-020", "Palmera de hojaldre", "Puff pastry palmier", "viennoiserie", 210, 36, 105, "harina de fuerza 100; agua 50; sal 2; mantequilla 75", "azúcar 22 g", 22, 32, 9],
  ["PAS-028", "Tarta de queso (porción 140 g)", "Cheesecake (slice 140 g)", "cakes", 420, 72, 150, "queso 55; nata para montar 30; huevo 25; azúcar 22; harina panadera 3", "", 38, 12, 5],
  ["PAN-009", "Pan de semillas 450 g", "Seeded bread 450 g", "bread", 320, 48, 520, "harina panadera 70; harina integral 30; agua 70; sal 1.75; levadura fresca 1; masa madre 15; semillas 18", "", 38, 16, 6],
  ["SAL-035", "Empanada de atún (porción 180 g)", "Tuna empanada (slice 180 g)", "savoury", 360, 36, 110, "harina panadera 100; agua 40; manteca de cerdo 12; aceite de oliva 8; sal 1.8; levadura fresca 2", "atún 32 g; tomate frito 25 g; cebolla 20 g; pimiento 12 g", 35, 12, 6],
  ["BOL-018", "Napolitana de crema", "Custard napolitana", "viennoiserie", 190, 10, 80, "harina de fuerza 100; agua 26; leche 22; azúcar 12; mantequilla 54; huevo 4; levadura fresca 3.5; sal 1.9", "crema pastelera 35 g", 17, 48, 10],
  ["PAN-012", "Pan de molde artesano 500 g", "Artisan sandwich loaf 500 g", "bread", 340, 120, 570, "harina de fuerza 100; leche 55; agua 8; mantequilla 6; azúcar 5; sal 1.7; levadura fresca 2.5", "", 35, 12, 5],
  ["BOL-021", "Palmera de chocolate", "Chocolate palmier", "viennoiserie", 260, 36, 105, "harina de fuerza 100; agua 50; sal 2; mantequilla 75", "azúcar 12 g; cobertura chocolate 28 g", 22, 32, 7],
  ["PAS-029", "Tarta de Santiago (porción 110 g)", "Santiago almond cake (slice 110 g)", "cakes", 390, 120, 122, "almendra molida 100; azúcar 95; huevo 95; limón 2", "", 38, 12, 3],
  ["PAN-005", "Pan candeal (libreta 500 g)", "Candeal loaf 500 g", "bread", 230, 36, 570, "harina panadera 100; agua 46; sal 1.6; levadura fresca 1.5; masa madre 20", "", 38, 16, 4],
  ["PAN-007", "Hogaza de centeno 600 g", "Rye loaf 600 g", "bread", 440, 96, 690, "harina de centeno 60; harina panadera 40; agua 74; sal 1.75; masa madre 35", "", 55, 12, 4],
  ["PAN-010", "Pan de nueces y pasas 400 g", "Walnut and raisin bread 400 g", "bread", 420, 72, 460, "harina panadera 80; harina integral 20; agua 66; sal 1.7; levadura fresca 1; masa madre 15; nuez 15; pasas 12", "", 36, 14, 4],
  ["PAN-013", "Panecillo / pulga", "Small bread roll", "bread", 45, 12, 75, "harina panadera 100; agua 64; sal 1.7; levadura fresca 1.2; masa madre 15", "", 12, 80, 4],
  ["PAN-014", "Torta de aceite / regañá 150 g", "Olive oil crispbread 150 g", "bread", 210, 720, 185, "harina panadera 100; agua 42; aceite de oliva 18; sal 1.6; levadura fresca 1; semillas 4", "", 14, 20, 4],
  ["BOL-016", "Cruasán a la plancha (con mantequilla y mermelada)", "Grilled croissant with butter and jam", "viennoiserie", 260, 1, 78, "harina de fuerza 100; agua 26; leche 22; azúcar 12; mantequilla 54; huevo 4; levadura fresca 3.5; sal 1.9", "mantequilla 10 g; azúcar 12 g", 17, 1, 4],
  ["BOL-022", "Caracola de pasas", "Raisin swirl", "viennoiserie", 195, 14, 90, "harina de fuerza 100; agua 26; leche 22; azúcar 12; mantequilla 54; huevo 4; levadura fresca 3.5; sal 1.9", "crema pastelera 22 g; pasas 10 g", 18, 40, 4],
  ["BOL-023", "Suizo (bollo)", "Suizo (sweet bun)", "viennoiserie", 130, 18, 72, "harina de fuerza 100; leche 24; huevo 30; azúcar 22; mantequilla 28; levadura fresca 4; sal 1.6", "azúcar 5 g", 13, 40, 4],
  ["BOL-025", "Sobao", "Sobao (butter sponge)", "viennoiserie", 110, 240, 68, "harina panadera 100; azúcar 95; huevo 85; mantequilla 90; impulsor 3; anís 2", "", 20, 40, 4],
  ["BOL-026", "Rosquilla de anís (docena 240 g)", "Aniseed rings (dozen, 240 g)", "viennoiserie", 480, 240, 290, "harina panadera 100; azúcar 38; huevo 38; aceite de girasol 22; anís 8; impulsor 4", "", 16, 10, 4],
  ["PAS-027", "Bizcocho de yogur (500 g)", "Yoghurt sponge cake (500 g)", "cakes", 650, 96, 560, "harina panadera 100; azúcar 80; huevo 70; aceite de girasol 45; leche 45; impulsor 5", "", 42, 6, 4],
  ["PAS-030", "Milhojas de crema", "Custard millefeuille", "cakes", 360, 10, 60, "harina de fuerza 100; agua 50; sal 2; mantequilla 75", "crema pastelera 85 g; azúcar glas 5 g", 24, 24, 4],
  ["PAS-031", "Pastel / bayonesa de cabello de ángel", "Angel hair puff pastry", "cakes", 280, 48, 70, "harina de fuerza 100; agua 50; sal 2; mantequilla 75", "cabello de ángel 45 g", 22, 30, 4],
  ["PAS-032", "Tarta selva (8 raciones)", "Black Forest cake (serves 8)", "cakes", 2900, 48, 520, "harina panadera 100; azúcar 100; huevo 170; cacao 18", "nata para montar 450 g; cobertura chocolate 120 g", 28, 4, 4],
  ["PAS-033", "Bartolillo de crema", "Custard bartolillo", "cakes", 240, 8, 45, "harina panadera 100; manteca de cerdo 25; agua 30; sal 1", "crema pastelera 45 g; aceite de girasol 12 g; azúcar glas 4 g", 4, 36, 4],
  ["PAS-034", "Pastas de té (200 g)", "Tea biscuits (200 g)", "cakes", 620, 480, 225, "harina panadera 100; mantequilla 62; azúcar glas 40; huevo 12; almendra laminada 8", "", 14, 12, 4],
  ["SAL-036", "Empanadilla / preñado de chorizo", "Chorizo bun", "savoury", 240, 24, 85, "harina panadera 100; agua 60; sal 1.7; levadura fresca 2", "chorizo 30 g", 16, 30, 4],
  ["SAL-038", "Bocadillo de tortilla", "Spanish omelette roll", "savoury", 420, 6, 150, "harina panadera 100; agua 64; sal 1.7; levadura fresca 1.2; masa madre 15", "huevo 65 g; patata 90 g; cebolla 15 g; aceite de oliva 8 g", 0, 1, 4],
  ["SAL-040", "Focaccia / coca de verduras (porción 160 g)", "Vegetable focaccia (slice 160 g)", "savoury", 340, 12, 150, "harina de fuerza 100; agua 75; sal 1.8; levadura fresca 1; aceite de oliva 8", "pimiento 25 g; cebolla 20 g; tomate frito 15 g", 20, 12, 4],
  ["BEB-044", "Colacao / chocolate a la taza", "Hot chocolate", "drinks", 260, 0, 0, "", "leche 200 g; cacao 18 g; azúcar 15 g", 0, 1, 4],
  ["BEB-045", "Zumo de naranja natural", "Fresh orange juice", "drinks", 290, 0, 0, "", "naranja 400 g", 0, 1, 4],
];

/** What is sold in its season only, beside the catalogue of the year. */
// biome-ignore format: a table is read by its columns
const SEASONAL_ROWS: readonly Row[] = [
  ["TMP-046", "Roscón de Reyes 500 g", "Roscón de Reyes 500 g (Epiphany ring)", "cakes", 1900, 36, 580, "harina de fuerza 100; leche 25; huevo 28; azúcar 24; mantequilla 24; levadura fresca 4; sal 1.4; agua de azahar 4; limón 1", "fruta escarchada 35 g; almendra laminada 10 g; azúcar 12 g", 20, 10, 6, "reyes"],
  ["TMP-047", "Roscón relleno de nata 750 g", "Roscón filled with cream 750 g", "cakes", 2800, 24, 580, "harina de fuerza 100; leche 25; huevo 28; azúcar 24; mantequilla 24; levadura fresca 4; sal 1.4; agua de azahar 4; limón 1", "nata para montar 260 g; azúcar glas 25 g; fruta escarchada 35 g; almendra laminada 10 g", 20, 10, 8, "reyes"],
  ["TMP-048", "Torrija", "Torrija (Easter bread pudding slice)", "cakes", 350, 24, 0, "", "pan del día anterior 55 g; leche 85 g; huevo 22 g; azúcar 20 g; aceite de girasol 15 g; canela 0.4 g", 4, 40, 10, "lent"],
  ["TMP-049", "Buñuelos de viento rellenos (100 g)", "Filled buñuelos (100 g)", "cakes", 380, 12, 48, "harina panadera 100; agua 120; mantequilla 45; huevo 150", "crema pastelera 40 g; nata para montar 15 g; aceite de girasol 12 g", 5, 20, 10, "all_saints"],
  ["TMP-050", "Huesos de santo (100 g)", "Huesos de santo marzipan (100 g)", "cakes", 500, 240, 0, "", "mazapán 68 g; yema confitada 32 g", 10, 20, 6, "all_saints"],
  ["TMP-051", "Rosquillas de San Isidro (ud.)", "San Isidro doughnut (each)", "cakes", 160, 120, 42, "harina panadera 100; azúcar 30; huevo 45; aceite de oliva 22; anís 8; impulsor 3", "azúcar glas 9 g", 16, 60, 12, "san_isidro"],
  ["TMP-052", "Turrón de yema artesano 300 g", "Artisan egg-yolk nougat 300 g", "cakes", 1350, 1440, 0, "", "almendra molida 165 g; azúcar 100 g; yema confitada 40 g", 15, 20, 3, "christmas"],
  ["TMP-053", "Panettone artesano 750 g", "Artisan panettone 750 g", "cakes", 2400, 720, 830, "harina de fuerza 100; mantequilla 42; yema confitada 30; azúcar 28; agua 30; masa madre 25; pasas 28; fruta escarchada 25; sal 1", "", 50, 10, 2, "christmas"],
  ["TMP-054", "Mantecados/polvorones (caja 300 g)", "Mantecados and polvorones (box 300 g)", "cakes", 890, 1440, 335, "harina panadera 100; manteca de cerdo 48; azúcar glas 45; almendra molida 35; canela 0.6", "", 14, 20, 5, "christmas"],
  ["TMP-055", "Mona de Pascua / hornazo dulce", "Easter mona (sweet bun with egg)", "cakes", 650, 60, 330, "harina de fuerza 100; leche 24; huevo 30; azúcar 22; mantequilla 28; levadura fresca 4; sal 1.6", "huevo 60 g; azúcar 8 g", 22, 16, 4, "easter"],
  ["TMP-056", "Pestiños (100 g)", "Pestiños in honey (100 g)", "cakes", 320, 240, 80, "harina panadera 100; aceite de oliva 25; anís 8; limón 1; semillas 3; agua 25", "miel 22 g; aceite de girasol 14 g", 3, 24, 5, "lent"],
];

const toProduct = ([
  sku,
  name,
  nameEn,
  category,
  priceCents,
  shelfLifeHours,
  doughGrams,
  dough,
  filling,
  bakeMinutes,
  batchUnits,
  popularity,
  season,
]: Row): Product => ({
  sku,
  name,
  nameEn,
  category,
  priceCents,
  shelfLifeHours,
  doughGrams,
  dough,
  filling,
  bakeMinutes,
  batchUnits,
  popularity,
  season,
});

export const PRODUCTS: readonly Product[] = ROWS.map(toProduct);
export const SEASONAL_PRODUCTS: readonly Product[] = SEASONAL_ROWS.map(toProduct);
