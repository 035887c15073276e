const NAMES = {
  es: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
} as const;
const EVERY_DAY = { es: "todos los días", en: "every day" } as const;

/** Weekdays on which a supplier comes, as they are kept: numbers with spaces between, 0 for Monday. */
export const deliveryDays = (kept: string): number[] => kept.split(" ").map(Number);

/** As people read them. */
export function presentDeliveryDays(kept: string, locale: string): string {
  const language = locale === "en" ? "en" : "es";
  const days = deliveryDays(kept);
  return days.length === NAMES.es.length ? EVERY_DAY[language] : days.map((day) => NAMES[language][day]).join(", ");
}
