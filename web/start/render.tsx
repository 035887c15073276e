import { renderToString } from "react-dom/server";
import type { Landing } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import { StartPage } from "./page.tsx";

/** The landing page as it is before any script runs. */
export const renderStart = (landing: Landing, locale: Locale): string =>
  renderToString(<StartPage landing={landing} locale={locale} />);
