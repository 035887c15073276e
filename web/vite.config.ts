import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { renderStart } from "./start/render.tsx";

const root = import.meta.dirname;

/** The landing page is whole before any script runs: it is rendered when it is built, once in each language. */
const startPages: Plugin = {
  name: "start-pages",
  transformIndexHtml: {
    order: "pre",
    handler: (html, { filename }) => {
      const locale = path.basename(filename) === "en.html" ? "en" : "es";
      return html.replace("<!--start-->", () => renderStart(locale));
    },
  },
};

export default defineConfig({
  root,
  plugins: [react(), startPages],
  html: { cspNonce: "{{csp-nonce}}" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: {
      input: ["index.html", "en.html", "workspace.html"].map((it) => path.join(root, it)),
    },
  },
});
