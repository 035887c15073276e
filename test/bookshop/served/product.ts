import { IconBook, IconCash } from "@tabler/icons-react";
import type { InBoth, Product, Words } from "../../../web/product.ts";

const words: Words = {
  opening: "Abriendo tu librería…",
  openingLate: "Tarda más de lo normal.",
  seeAs: "Ver la librería como",
  intro: "Esta librería es tuya mientras dure.",
  clockHelp: "Salta a otra hora de tu librería.",
  changedHelp: "Tú, o a quien hayas invitado.",
  unchanged: "Todavía nada. Cambia un precio.",
  resetAsk: "La librería vuelve a estar como al abrirla.",
  resetDone: "La librería está como al principio.",
  shareHelp: "Quien abra este código entra en tu misma librería.",
  wantIt: "La quiero en mi librería",
  wrongRoleHelp: "En tu librería cada persona ve lo que le toca.",
};
const named = (title: string): InBoth<string> => ({ es: title, en: title });
const tour = (at: string, title: string) => {
  const stops = [{ at, title, text: title }];
  return { es: stops, en: stops };
};

/** The bookshop in a browser: whatever the frame does with a bakery it does with this. */
export const product: Product = {
  screens: [
    {
      name: "books",
      title: named("Libros"),
      Icon: IconBook,
      load: () => import("./books.tsx"),
      tour: tour("all", "Todos los libros"),
      firstRead: () => "GET /workspace/books",
    },
    {
      name: "till",
      title: named("Caja"),
      Icon: IconCash,
      load: () => import("./till.tsx"),
      tour: tour("till", "Caja"),
    },
  ],
  roles: [
    { name: "owner", title: named("librera"), screens: ["books", "till"] },
    { name: "manager", title: named("encargada"), screens: ["books", "till"] },
    { name: "buyer", title: named("comprador"), screens: ["till"] },
    { name: "clerk", title: named("dependiente"), screens: ["books"] },
  ],
  guide: [
    { name: "look", title: named("Mira los libros"), screen: "books" },
    { name: "price", title: named("Cambia un precio"), screen: "books", leftBy: "books" },
    { name: "till", title: named("Mira la caja"), screen: "till", roles: ["owner"] },
  ],
  tableNames: { es: { other: "Otros", books: "Libros" }, en: { other: "Others", books: "Books" } },
  words: { es: words, en: words },
};
