import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
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

/** Compressed once, here, instead of for each visitor: the server sends what a browser understands. */
const compress: Plugin = {
  name: "compress",
  async closeBundle() {
    const assets = path.join(root, "dist/assets");
    for (const name of await readdir(assets)) {
      const file = path.join(assets, name);
      const content = await readFile(file);
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
      await writeFile(`${file}.gz`, await promisify(gzip)(content));
    }
  },
};

export default defineConfig({
  root,
  plugins: [react(), startPages, compress],
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
