import { writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { LANDING_TEXTS } from "../web/bakery/landing-texts.ts";
import { previewSvg } from "../web/preview-picture.ts";

/*
 * `node scripts/preview-picture.ts CHROMIUM`: draws what a messenger shows of a link to the landing page, once in each language, into
 * `web/public`. Run when the claim or the look changes; the pictures are kept with the sources.
 */
const [executablePath = "/usr/bin/chromium"] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const locale of ["es", "en"] as const) {
  const page = await browser.newPage({ viewport: { width: 1_200, height: 630 } });
  await page.setContent(await previewSvg(LANDING_TEXTS[locale]));
  await page.evaluate("document.fonts.ready");
  await writeFile(
    path.join(import.meta.dirname, `../web/public/og-${locale}.png`),
    await page.screenshot({ type: "png" }),
  );
}
await browser.close();
