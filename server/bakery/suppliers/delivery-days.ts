const NAMES = {
  es: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
} as const;

/** Weekdays on which a supplier comes, as they are kept: numbers with spaces between, 0 for Monday. */
export const deliveryDays = (kept: string): number[] => kept.split(" ").map(Number);

/** As people read them. */
export const presentDeliveryDays = (kept: string, locale: string): string =>
  deliveryDays(kept)
    .map((day) => NAMES[locale === "en" ? "en" : "es"][day])
    .join(", ");
