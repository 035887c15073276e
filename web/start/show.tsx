import { hydrateRoot } from "react-dom/client";
import type { Landing } from "../product.ts";
import { tellVisit } from "./open-demo.ts";
import { StartPage } from "./page.tsx";
import { prefetchWorkspace } from "./prefetch.ts";

/** Brings the page that was rendered when it was built to life. */
export function showStart(landing: Landing): void {
  const root = document.getElementById("start");
  const locale = root?.dataset["locale"] === "en" ? "en" : "es";
  if (root) hydrateRoot(root, <StartPage landing={landing} locale={locale} />);
  prefetchWorkspace();
  tellVisit();
}
