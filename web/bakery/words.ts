import type { InBoth, Words } from "../product.ts";

/** What the frame says of a bakery. */
export const WORDS: InBoth<Words> = {
  es: {
    opening: "Abriendo tu panadería…",
    openingLate: "Tarda más de lo normal. Sigue abriendo.",
    seeAs: "Ver la panadería como",
    intro: "Esta panadería es tuya mientras dure.",
    clockHelp: "Salta a otra hora de tu panadería. Lo que has cambiado cuenta desde que lo cambiaste.",
    changedHelp: "Tú, o a quien hayas invitado. Precios, previsiones y pedidos se deshacen de uno en uno.",
    unchanged: "Todavía nada. Cambia un precio, ajusta una previsión o haz un pedido.",
    resetAsk: "Todo lo que has cambiado se deshace y la panadería vuelve a estar como al abrirla.",
    resetDone: "Como nueva: la panadería está como al principio.",
    shareHelp: "Quien abra este código entra en tu misma panadería y ve lo que cambies. Vale una hora.",
    wantIt: "Lo quiero en mi panadería",
    wrongRoleHelp:
      "En tu panadería cada persona ve lo que le toca. Así no hay márgenes ni nóminas a la vista de todos.",
  },
  en: {
    opening: "Opening your bakery…",
    openingLate: "It takes longer than usual. It is still opening.",
    seeAs: "See the bakery as",
    intro: "This bakery is yours while it lasts.",
    clockHelp: "Jump to another hour of your bakery. What you changed counts from when you changed it.",
    changedHelp: "You, or whom you invited. Prices, forecasts and orders can be undone one by one.",
    unchanged: "Nothing yet. Change a price, adjust a forecast or send an order.",
    resetAsk: "Everything you changed is undone, and the bakery is as it was when you opened it.",
    resetDone: "As new: the bakery is as it was.",
    shareHelp:
      "Whoever opens this code comes into the very same bakery and sees what you change. It works for an hour.",
    wantIt: "I want it in my bakery",
    wrongRoleHelp:
      "In your bakery everybody sees what is theirs to see. So margins and wages are not for everybody's eyes.",
  },
};
