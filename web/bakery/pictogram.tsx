import sprite from "./pictograms.svg?url";

/** A picture of a product or an ingredient beside its name; the first whose words are in it. */
const PICTURES: ReadonlyArray<readonly [picture: string, words: RegExp]> = [
  ["cafe", /caf[eé]|cortado|coffee|espresso|colacao|chocolate a la taza/],
  ["bocadillo", /bocadillo|s[aá]ndwich|mixto|pulga|roll$|burger/],
  ["empanada", /empanad|focaccia|coca|pizza|pre[ñn]ado|hornazo/],
  ["roscon", /rosc|rosqu|ring|donut|anillo/],
  ["torrija", /torrija/],
  ["croissant", /cruas|croissant/],
  ["napolitana", /napolitana|caracola/],
  ["palmera", /palmera|palmier/],
  ["ensaimada", /ensaimada|suizo|espiral|bollo/],
  ["magdalena", /magdalena|muffin|sobao|cupcake|bizcocho|panettone/],
  ["cana", /ca[ñn]a|bartolillo|crema$|custard/],
  ["tarta", /tarta|pastel|cake|milhojas|turr[oó]n/],
  ["pistola", /pistola/],
  ["baguette", /baguette/],
  ["mollete", /mollete|panecillo|bun\b/],
  ["chapata", /chapata|ciabatta/],
  ["molde", /molde|sliced|tin loaf/],
  ["integral", /integral|semillas|centeno|cereal|wholemeal|seed|rye|nueces/],
  ["hogaza", /hogaza|candeal|libreta|sourdough|loaf|pueblo|payes/],
  ["barra", /barra|pan\b|\bbread(?! flour)/],
  ["harina", /harina|flour/],
  ["mantequilla", /mantequilla$|^butter$|^manteca|^lard$/],
  ["leche", /leche(?! frita)\b(?!.*caf)|^milk|nata|whipping cream|l[áa]cteo|dairy/],
  ["tarro", /^tomate frito|^tomato sauce|^miel|^honey|^at[uú]n|^tuna|cabello de [aá]ngel|angel hair|yema|yolk/],
  ["huevo", /huevo|\begg|ovo/],
  ["agua", /agua|water|zumo|juice|aceite|oil|almazara/],
  ["queso", /^queso|^cheese/],
  ["levadura", /levadura|yeast|impulsor|baking powder/],
  ["chocolate", /chocolate|cacao|cocoa/],
  ["verdura", /cebolla|pimiento|tomate|patata|onion|pepper|tomato|potato|verdura/],
  ["jamon", /jam[oó]n|chorizo|\bham\b/],
  ["almendra", /almendra|almond|^nuez|walnut|mazap|marzipan/],
  ["fruta", /lim[oó]n|naranja|lemon|orange|fruta|fruit|pasas|raisin/],
];

/** Of what has none of its own: products are written with a capital, ingredients, which come in a bag, without. */
const otherwise = (name: string): string => (name.charAt(0) === name.charAt(0).toLowerCase() ? "bolsa" : "hogaza");

const pictureOf = (name: string): string =>
  PICTURES.find(([, words]) => words.test(name.toLowerCase()))?.[0] ?? otherwise(name);

/** @param size 26 where it is dense, 32 in a row, 40 at the till, 52 in a dialog */
export function Pictogram({ name, size = 32 }: { readonly name: string; readonly size?: 26 | 32 | 40 | 52 }) {
  return (
    <svg className={`pic pic-${size}`} viewBox="0 0 48 48" aria-hidden="true">
      <use href={`${sprite}#p-${pictureOf(name)}`} />
    </svg>
  );
}
