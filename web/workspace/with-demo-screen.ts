import { IconFlask } from "@tabler/icons-react";
import type { InBoth, Product, ScreenEntry, TourStop } from "../product.ts";

const TOUR: InBoth<readonly TourStop[]> = {
  es: [
    { at: "clock", title: "Salta en el tiempo", text: "Mañana a las cinco, o el sábado a mediodía." },
    { at: "changes", title: "Tu rastro", text: "Todo lo que has cambiado. Se deshace con un clic." },
    { at: "end", title: "Termina cuando quieras", text: "Se borra en segundos y te damos un recibo." },
  ],
  en: [
    { at: "clock", title: "Jump in time", text: "Tomorrow at five, or Saturday at noon." },
    { at: "changes", title: "Your trail", text: "Everything you changed. One click undoes it." },
    { at: "end", title: "End whenever you like", text: "It is deleted within seconds, and you get a receipt." },
  ],
};

/** The frame's own: the demo itself, with what the product adds to it. */
const demoScreen = ({ loadWouldBeSent }: Product): ScreenEntry => ({
  name: "demo",
  title: { es: "Demo", en: "Demo" },
  Icon: IconFlask,
  async load() {
    const [{ demoScreenWith }, added] = await Promise.all([import("./life/demo-screen.tsx"), loadWouldBeSent?.()]);
    return { default: demoScreenWith(added?.default) };
  },
  tour: TOUR,
});

/** A product with the frame's own screen as its last, which is for everybody. */
export function withDemoScreen(product: Product): Product {
  const demo = demoScreen(product);
  return {
    ...product,
    screens: [...product.screens, demo],
    roles: product.roles.map((role) => ({ ...role, screens: [...role.screens, demo.name] })),
  };
}
