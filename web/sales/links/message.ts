import type { Locale } from "../../ui/format.ts";

interface Told {
  readonly from: string;
  readonly person: string | null;
  readonly bakery: string | null;
  readonly form: "tu" | "usted";
  /** In which the demo speaks: whoever gets it reads that. */
  readonly locale: Locale;
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";

/** What goes with a link, to be changed before it is sent. */
export function messageOf({ from, person, bakery, form, locale }: Told): string {
  const [me, you] = [firstName(from), person ? firstName(person) : ""];
  if (locale === "en")
    return `Hi${you && ` ${you}`}, it's ${me}. I made a demo${bakery ? ` that wears ${bakery}'s name` : " for you"}: it opens on your phone, no sign-up, and shows how much to bake tomorrow.`;
  const named = bakery ? ` con el nombre de ${bakery}` : "";
  return form === "usted"
    ? `Buenos días${you && `, ${you}`}. Soy ${me}. Le he preparado una demo${named}: se abre en el móvil, sin registro, y verá cuánto hornear mañana.`
    : `Hola${you && `, ${you}`}, soy ${me}. Te he preparado una demo${named}: se abre en el móvil, sin registro, y verás cuánto hornear mañana.`;
}

/** Opens the messenger with the message written; without a number whoever sends it chooses to whom. */
export const whatsAppOf = (phone: string | null, message: string): string =>
  `https://wa.me/${phone?.slice(1) ?? ""}?text=${encodeURIComponent(message)}`;
