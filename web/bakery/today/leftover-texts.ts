const pieces = (n: string, one: string, many: string): string => `${n} ${n === "1" ? one : many}`;

export const LEFTOVER_TEXTS = {
  es: {
    left: (n: string, money: string) => `Para mañana no vale · ${pieces(n, "pieza", "piezas")}, ${money}`,
    gone: "Adónde ha ido lo que sobró",
    none: "Hoy no ha sobrado nada.",
    where: (what: string) => `Adónde va: ${what}`,
    cleared: "Mostrador recogido.",
    all: (n: number) => `Ver las ${n}`,
    fewer: "Ver menos",
    failed: "No se ha podido apuntar. Puede que ya esté recogido.",
    verbs: {
      donation: (n: string) => `donar ${n}`,
      animal_feed: (n: string) => `a pienso ${n}`,
      compost: (n: string) => `al compost ${n}`,
      bin: (n: string) => `tirar ${n}`,
    },
    places: { donation: "donar", animal_feed: "pienso", compost: "compost", bin: "tirar" },
    went: { donation: "donado", animal_feed: "a pienso", compost: "al compost", bin: "a la basura" },
  },
  en: {
    left: (n: string, money: string) => `Too old for tomorrow · ${pieces(n, "piece", "pieces")}, ${money}`,
    gone: "Where the leftovers went",
    none: "Nothing was left over today.",
    where: (what: string) => `Where it goes: ${what}`,
    cleared: "The counter is cleared.",
    all: (n: number) => `Show all ${n}`,
    fewer: "Show fewer",
    failed: "It could not be noted. It may be cleared already.",
    verbs: {
      donation: (n: string) => `donate ${n}`,
      animal_feed: (n: string) => `${n} to feed`,
      compost: (n: string) => `${n} to compost`,
      bin: (n: string) => `throw away ${n}`,
    },
    places: { donation: "donate", animal_feed: "feed", compost: "compost", bin: "throw away" },
    went: { donation: "donated", animal_feed: "to animal feed", compost: "to compost", bin: "thrown away" },
  },
};
