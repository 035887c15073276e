import { renderToString } from "react-dom/server";
import type { Landing } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import { OpeningShell } from "../workspace/opening/opening-shell.tsx";
import { StartPage } from "./page.tsx";

/** The landing page as it is before any script runs. */
export const renderStart = (landing: Landing, locale: Locale): string =>
  renderToString(<StartPage landing={landing} locale={locale} />);

/** What stands in the workspace's page before its script runs. */
export const renderOpening = (title: string): string =>
  renderToString(<OpeningShell title={title} late={"\u00a0"} share={0} />);
