import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import type { Product } from "../product.ts";
import { listenForActivity } from "./activity.ts";
import { App } from "./app.tsx";
import { withDemoScreen } from "./with-demo-screen.ts";

/** Shows a product's workspace on this page. */
export function showWorkspace(product: Product): void {
  const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
  // For the styles that a dialog writes to keep the page behind it from scrolling.
  setNonce(nonce);
  const root = document.getElementById("workspace");
  if (root) createRoot(root).render(<App product={withDemoScreen(product)} nonce={nonce} />);
  listenForActivity();
}
