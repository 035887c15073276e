import { renderToString } from "react-dom/server";
import { StartPage } from "./page.tsx";
import type { Locale } from "./texts.ts";

/** The landing page as it is before any script runs. */
export const renderStart = (locale: Locale): string => renderToString(<StartPage locale={locale} />);
