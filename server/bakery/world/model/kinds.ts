import type { Product } from "./products.ts";

/** Text as names are compared: small letters without accents. */
export const plainOf = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * What speaks for a category in a product's name, the first that does counts. Words as `plainOf` makes them, of Spain's languages and
 * English; which sweets are whose is from the trade's own words.
 */
// biome-ignore format: a table is read by its lines
const HINTS: ReadonlyArray<readonly [Product["category"], RegExp]> = [
  ["drinks", /\b(cafes?|cortados?|capuchino|cappuccino|carajillo|americano|latte|zumos?|sucs?|te|tes|infusion\w*|manzanilla|poleo|refrescos?|aguas?|coca ?-?cola|fanta|kas|aquarius|nestea|cola ?cao|cervezas?|vinos?|vermut|sidra|mosto|batidos?|horchata|granizados?|limonada|chocolate (a la taza|caliente)|xocolata desfeta|vaso de leche|leche (fria|caliente|merengada)|coffee|espresso|juice|tea|beer|milkshake)\b/],
  ["savoury", /bocad|bocata|sandwi|empanad|pizza|focaccia|quiche|\bmixto\b|(?<!cinnamon )\brolls?\b(?! de canela)|ensalad|salad|hojaldre salado|hornazo|croqueta|tortilla|pincho|pintxo|montadito|bikini|\btosta(da)?s?\b|\bwraps?\b|lasan|prena|saladilla|burger|hamburgues|perrito|hot ?dog|pan(es)? con |pa amb |coca de (recapte|verdura|trampo|tomate|sardina)|coca salada|\bflautas?\b/],
  ["cakes", /\btart(a|as|e|es)\b|tarteta|pastel|pastis|bizcocho|bescuit|milhojas|roscon|roscos? de reyes|tortell|\bcakes?\b|cheesecake|brownie|torrija|bunuelo|bunyol|tur+on|\btorron|\bcocas?\b|\bmonas?\b|filloa|frixuelo|\bbicas?\b|etxeko|goxua|gateau|quesada|quesadilla|tocino de cielo|ponche segoviano|pionono|\byemas?\b|huesos? de santo|panellet|tiramisu|profiterol|lionesa|brazo|bras de gitano|\bflan(es)?\b|natillas|crema catalana|arroz con leche|leche frita|casadiell|carbayon|miguelito|alfajor|bienmesabe|huevo mol|canutillo|bartolillo|cupcake|mousse|selva negra|san marcos|semifrio|charlota|pantxineta|txantxigorri|panettone|stollen|tronco|nupcial|trufas?\b|bombon|greixonera|rubiols?\b|cuajada|pijama|sacher|lemon pie|banoffee/],
  ["viennoiserie", /cru?asan|croissant|curasan|napolitana|ensaimad|palmera|magdalen|madalen|boll(o|eria)|\bsuizos?\b|rosquill|rosquete|galleta|cookie|caracola|sobao|xuixo|\bxuxo|\bsusos?\b|brioche|\bbuns?\b|muffin|donut|\bdonas?\b|berlina|trenza|pepito|medianoche|mantecad|perrunilla|polvoron|pestino|carquinyol|melindro|churro|\bporras?\b|farton|cristina|pastas?\b|neula|barquillo|mojicon|torta de aceite|tortas? (de )?(ines|anis|chicharron|manteca)|\blazos?\b|\bcanas?\b|pan (de leche|dulce)|bamba|cuerno|almendrado|coquito|\brolls? de canela|cinnamon|scone|pain au|danes|panal|nevadito|herradura|garrapinada|financier|madeleine/],
  ["bread", /\b(panes|pan|pa|pans|barras?|barretas?|hogazas?|molletes?|baguettes?|chapatas?|ciabattas?|vienas?|candeal|teleras?|roscas?|pistolas?|payes|pages|moldes?|integral|centeno|espelta|panecillos?|pulguitas?|pulgas?|fabiolas?|txapatas?|ogia|bollas?|bolos?|reganas?|picos?|rusticas?|rusticos?|libretas?|cuarteron|colon|llonguets?|panets?|bread|loaf|loaves|sourdough|pitas?|tramat|riche|artesana)\b/],
];

/** The category of what has such a name; undefined where nothing in it speaks for one. */
export function kindOf(name: string): Product["category"] | undefined {
  const plain = plainOf(name);
  return HINTS.find(([, hint]) => hint.test(plain))?.[0];
}
