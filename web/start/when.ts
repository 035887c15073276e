import type { Locale } from "../ui/format.ts";

/** `a las 11:40`, or `el sábado a las 11:40` where it is not today; to be said after a verb. */
export function whenOf(locale: Locale, at: Date, now = new Date()): string {
  const language = locale === "es" ? "es-ES" : "en-GB";
  const time = at.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
  const said = locale === "es" ? `a ${at.getHours() === 1 ? "la" : "las"} ${time}` : `at ${time}`;
  if (at.toDateString() === now.toDateString()) return said;
  const day = at.toLocaleDateString(language, { weekday: "long" });
  return locale === "es" ? `el ${day} ${said}` : `on ${day} ${said}`;
}
