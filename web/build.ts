import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin, UserConfig } from "vite";
import type { Landing } from "./product.ts";
import { renderOpening, renderStart } from "./start/render.tsx";
import type { Locale } from "./ui/format.ts";
import { tokensCss } from "./ui/tokens.ts";

const root = import.meta.dirname;

/*
 * The pages are built in two passes into one folder. What a visitor loads before the first click is to be light, so those pages' React is
 * Preact, which speaks the same; the workspace, which comes after it, has React itself and the interface kit that wants it.
 */
const PASSES = {
  workspace: { pages: ["workspace.html", "sales.html"], alias: {} },
  /** Of the kit's parts, for whoever draws with them: in no folder that is served. */
  gallery: { pages: ["gallery.html"], alias: {} },
  landing: {
    pages: ["index.html", "en.html", "sheet.html", "door.html", "door-en.html"],
    alias: {
      "react/jsx-runtime": "preact/jsx-runtime",
      "react/jsx-dev-runtime": "preact/jsx-runtime",
      "react-dom/client": "preact/compat/client",
      "react-dom": "preact/compat",
      react: "preact/compat",
    },
  },
} as const;

/** What the pages are made of. */
interface Build {
  readonly landing: Landing;
  /** Another folder than `served`, with the same two files in it. */
  readonly served?: string;
}

/** How the pages of a product are built. */
export const buildOf = ({ landing, served }: Build, pass: string): UserConfig => {
  const { pages: files, alias } = PASSES[pass === "landing" || pass === "gallery" ? pass : "workspace"];
  const own = Object.entries(alias).map(([find, replacement]) => ({ find: new RegExp(`^${find}$`), replacement }));
  return {
    root,
    plugins: [react(), pages(landing), compress()],
    html: { cspNonce: "{{csp-nonce}}" },
    resolve: { alias: [...own, ...(served ? [{ find: "../served", replacement: served }] : [])] },
    build: {
      outDir: "dist",
      // The first pass clears what was there.
      emptyOutDir: pass !== "landing",
      target: "es2022",
      rolldownOptions: { input: files.map((it) => path.join(root, it)) },
    },
  };
};

/** What the product says in a page's head; and the landing page is whole before any script runs, once in each language. */
const pages = (landing: Landing): Plugin => ({
  name: "pages",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "favicon.svg", source: landing.icon });
  },
  transformIndexHtml: {
    order: "pre",
    handler: (html, { filename }) => {
      const locale = /^(en|door-en)\.html$/.test(path.basename(filename)) ? "en" : "es";
      const { title, description, brand } = landing.texts[locale];
      return html
        .replace("<!--preview-->", () => previewOf(title, description, locale))
        .replace("<!--look-->", () => `${FONTS}<style>${tokensCss()}</style>`)
        .replace("<!--opening-style-->", () => `<style>${openingCss()}</style>`)
        .replace("<!--opening-->", () => renderOpening(landing.texts.es.opening))
        .replace("<!--title-->", () => escaped(title))
        .replace("<!--description-->", () => escaped(description))
        .replace("<!--brand-->", () => escaped(brand))
        .replace("<!--start-->", () => renderStart(landing, locale));
    },
  },
});

/** What a messenger shows of a link: `{{origin}}` is the address at which the page was asked for. */
const previewOf = (title: string, description: string, locale: Locale): string =>
  [
    ["og:type", "website"],
    ["og:title", title],
    ["og:description", description],
    ["og:locale", locale === "es" ? "es_ES" : "en_GB"],
    ["og:url", `{{origin}}${locale === "es" ? "/" : "/en"}`],
    ["og:image", `{{origin}}/og-${locale}.png`],
    ["og:image:width", "1200"],
    ["og:image:height", "630"],
  ]
    .map(([property, content = ""]) => `<meta property="${property}" content="${escaped(content)}" />`)
    .join("")
    .concat('<meta name="twitter:card" content="summary_large_image" />');

/** Fetched beside the style sheets that ask for them. */
const FONTS = ["figtree", "fraunces"]
  .map((name) => `../node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`)
  .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}" />`)
  .join("");

const openingCss = (): string => readFileSync(path.join(root, "workspace/opening/opening.css"), "utf8");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const COMPRESSIBLE = /\.(js|css|svg)$/;

/** Compressed once, here, instead of for each visitor: the server sends what a browser understands. */
function compress(): Plugin {
  let assets = "";
  return {
    name: "compress",
    configResolved({ build }) {
      assets = path.resolve(root, build.outDir, "assets");
    },
    async closeBundle() {
      for (const name of (await readdir(assets)).filter((it) => COMPRESSIBLE.test(it))) {
        const file = path.join(assets, name);
        const content = await readFile(file);
        await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${file}.gz`, await promisify(gzip)(content));
      }
    },
  };
}
