import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { LandingTexts } from "./product.ts";
import { tokensCss } from "./ui/tokens.ts";

const resolve = createRequire(import.meta.url).resolve;

async function fontFace(family: string, name: string): Promise<string> {
  const file = resolve(`@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
  const data = (await readFile(file)).toString("base64");
  return `@font-face{font-family:"${family}";font-weight:100 900;src:url(data:font/woff2;base64,${data})}`;
}

/** Heights of a day's columns: an ordinary day's shape, filled up to now. No figure stands on it. */
const TYPICAL = [22, 92, 60, 53, 48, 60, 94, 30, 14, 44, 84, 35, 40, 12];
const SOLD = [22, 78, 72, 44, 46, 54, 60, 24, 18, 12, 53];
const DOME = "M-20 8c0-13 9-20 20-20s20 7 20 20c0 4-3 7-7 7h-26c-4 0-7-3-7-7z";

/** What a messenger shows of a link: awning, claim and the ribbon, 1200 by 630. */
export async function previewSvg({ claim, ticks, brand }: LandingTexts): Promise<string> {
  const x = (index: number) => 316 + index * 58;
  const column = (height: number, index: number, style: string) =>
    `<rect x="${x(index)}" y="${455 - 1.8 * height}" width="54" height="${1.8 * height + 12}" rx="6" style="${style}"/>`;
  const scallops = Array.from({ length: 12 }, (_, index) => {
    const fill = index % 2 === 0 ? "var(--primary)" : "var(--mark)";
    return `<path d="M${index * 100} 0h100v32a50 18 0 0 1-100 0z" style="fill:${fill}"/>`;
  }).join("");
  const domes = [96, 462, 746]
    .map(
      (at) =>
        `<g transform="translate(${at} 470)"><path d="${DOME}" style="fill:var(--mark);stroke:var(--primary)" stroke-width="2"/><path d="M-7-4l4 8M2-6l4 8" style="stroke:var(--primary)" stroke-width="2" stroke-linecap="round"/></g>`,
    )
    .join("");
  const [first = "", second = ""] = breakIn(claim);
  return `<style>${await fontFace("Fraunces Variable", "fraunces")}${await fontFace("Figtree Variable", "figtree")}${tokensCss()}
body{margin:0;background:var(--paper)}svg{display:block}</style>
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<rect width="1200" height="630" style="fill:var(--paper)"/>${scallops}
<g style="font:560 74px var(--display);letter-spacing:-.01em;fill:var(--ink)"><text x="64" y="160">${first}</text><text x="64" y="240">${second}</text></g>
${SOLD.map((it, index) => column(it, index, "fill:var(--pale)")).join("")}
${TYPICAL.map((it, index) => column(it, index, "fill:none;stroke:var(--field);stroke-width:2")).join("")}
<defs><linearGradient id="f"><stop offset="0" style="stop-color:var(--pale)"/><stop offset=".5" style="stop-color:var(--bright)"/><stop offset="1" style="stop-color:var(--primary)"/></linearGradient></defs>
<rect x="64" y="452" width="1072" height="38" rx="19" style="fill:var(--sunk)"/><rect x="64" y="452" width="862" height="38" rx="19" style="fill:url(#f)"/>
<line x1="926" x2="926" y1="282" y2="496" style="stroke:var(--ink)" stroke-width="3"/>${domes}
<g style="font:650 27px var(--text);fill:var(--ink)"><text x="64" y="566">${brand}</text><text x="190" y="566" style="font-weight:400;fill:var(--soft)">${ticks.join(" · ")}</text></g></svg>`;
}

/** In two lines of about the same length. */
function breakIn(text: string): readonly string[] {
  const words = text.split(" ");
  const half = words.findIndex((_, index) => words.slice(0, index + 1).join(" ").length >= text.length / 2 - 2);
  return [words.slice(0, half + 1).join(" "), words.slice(half + 1).join(" ")];
}
