import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Formats, formatsOf, type Locale } from "./format.ts";

interface Speaking {
  readonly locale: Locale;
  /** By whoever reads; it is kept. */
  readonly chooseLocale: (locale: Locale) => void;
  /** The demo's own, where nobody chose. */
  readonly suggestLocale: (locale: Locale) => void;
  /** Where the demo is: its days and times are shown, not the viewer's. */
  readonly setTimeZone: (zone: string) => void;
  readonly formats: Formats;
}

const KEPT = "locale";
const Context = createContext<Speaking | undefined>(undefined);

/** The language of the page, and how figures are written in it. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => (localStorage.getItem(KEPT) === "en" ? "en" : "es"));
  const [timeZone, setTimeZone] = useState("Europe/Madrid");
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const speaking = useMemo(
    () => ({
      locale,
      chooseLocale: (chosen: Locale) => {
        localStorage.setItem(KEPT, chosen);
        setLocale(chosen);
      },
      suggestLocale: (suggested: Locale) => {
        if (localStorage.getItem(KEPT) === null) setLocale(suggested);
      },
      setTimeZone,
      formats: formatsOf(locale, timeZone),
    }),
    [locale, timeZone],
  );
  return <Context value={speaking}>{children}</Context>;
}

export function useLocale(): Speaking {
  const speaking = useContext(Context);
  if (!speaking) throw new Error("outside of LocaleProvider");
  return speaking;
}

/** Of texts in both languages the ones to show. */
export const useTexts = <Texts,>(texts: Readonly<Record<Locale, Texts>>): Texts => texts[useLocale().locale];
export const useFormats = (): Formats => useLocale().formats;
