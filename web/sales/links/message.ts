import type { SalesWords } from "../../product.ts";
import type { Locale } from "../../ui/format.ts";

interface Told {
  readonly from: string;
  readonly person: string | null;
  readonly business: string | null;
  readonly form: "tu" | "usted";
  /** In which the demo speaks: whoever gets it reads that. */
  readonly locale: Locale;
  readonly wouldSee: SalesWords["wouldSee"];
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";

/** What goes with a link, to be changed before it is sent. */
export function messageOf({ from, person, business, form, locale, wouldSee }: Told): string {
  const [me, you] = [firstName(from), person ? firstName(person) : ""];
  const see = wouldSee[form];
  if (locale === "en")
    return `Hi${you && ` ${you}`}, it's ${me}. I made a demo${business ? ` that wears ${business}'s name` : " for you"}: it opens on your phone, no sign-up, and ${see}.`;
  const named = business ? ` con el nombre de ${business}` : "";
  return form === "usted"
    ? `Buenos días${you && `, ${you}`}. Soy ${me}. Le he preparado una demo${named}: se abre en el móvil, sin registro, y ${see}.`
    : `Hola${you && `, ${you}`}, soy ${me}. Te he preparado una demo${named}: se abre en el móvil, sin registro, y ${see}.`;
}

/** Opens the messenger with the message written; without a number whoever sends it chooses to whom. */
export const whatsAppOf = (phone: string | null, message: string): string =>
  `https://wa.me/${phone?.slice(1) ?? ""}?text=${encodeURIComponent(message)}`;
