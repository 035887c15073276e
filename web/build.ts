import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin, UserConfig } from "vite";
import type { Landing } from "./product.ts";
import { renderStart } from "./start/render.tsx";
import { tokensCss } from "./ui/tokens.ts";

const root = import.meta.dirname;

/** What the pages are made of. */
interface Build {
  readonly landing: Landing;
  /** Another folder than `served`, with the same two files in it. */
  readonly served?: string;
}

/** How the pages of a product are built. */
export const buildOf = ({ landing, served }: Build): UserConfig => ({
  root,
  plugins: [react(), pages(landing), compress()],
  html: { cspNonce: "{{csp-nonce}}" },
  resolve: { alias: served ? [{ find: "../served", replacement: served }] : [] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: {
      input: ["index.html", "en.html", "workspace.html", "sheet.html"].map((it) => path.join(root, it)),
    },
  },
});

/** What the product says in a page's head; and the landing page is whole before any script runs, once in each language. */
const pages = (landing: Landing): Plugin => ({
  name: "pages",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "favicon.svg", source: landing.icon });
  },
  transformIndexHtml: {
    order: "pre",
    handler: (html, { filename }) => {
      const locale = path.basename(filename) === "en.html" ? "en" : "es";
      const { title, description, brand } = landing.texts[locale];
      return html
        .replace("<!--look-->", () => `${FONTS}<style>${tokensCss()}</style>`)
        .replace("<!--title-->", () => escaped(title))
        .replace("<!--description-->", () => escaped(description))
        .replace("<!--brand-->", () => escaped(brand))
        .replace("<!--start-->", () => renderStart(landing, locale));
    },
  },
});

/** Fetched beside the style sheets that ask for them. */
const FONTS = ["figtree", "fraunces"]
  .map((name) => `../node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`)
  .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}" />`)
  .join("");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Compressed once, here, instead of for each visitor: the server sends what a browser understands. */
function compress(): Plugin {
  let assets = "";
  return {
    name: "compress",
    configResolved({ build }) {
      assets = path.resolve(root, build.outDir, "assets");
    },
    async closeBundle() {
      for (const name of await readdir(assets)) {
        const file = path.join(assets, name);
        const content = await readFile(file);
        await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${file}.gz`, await promisify(gzip)(content));
      }
    },
  };
}
