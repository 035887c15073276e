import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/*
 * `npm run seam`: only the product knows what it is about. Looks for its words everywhere but in its own folders, in the two files that
 * compose the whole, and in what was written before the words were taken out.
 */
const WORDS =
  /\b(bread|bak(?:er|ers|ery|eries|ehouse|ed|ing)|ovens?|flour|pastry|cashiers?|shops?|larder|croissants?|crusts?|crumbs?|doughs?|loaf|loaves|panader\w*|obrador|horno)\b/i;
const LOOKED_AT = /^(server|contract|web)\/.*\.(ts|tsx|sql|css|html)$/;
const EXCEPT =
  /^(server|contract|web)\/bakery\/|^server\/main\.ts$|^web\/served\/|^server\/generated\/|^server\/migrations\/main\/000[1-8]__|\.test\.tsx?$/;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
}).split("\n");
const found = files
  .filter((file) => LOOKED_AT.test(file) && !EXCEPT.test(file))
  .flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) => (WORDS.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
if (found.length > 0) {
  process.stderr.write(`The product's words stand outside of it:\n${found.join("\n")}\n`);
  process.exit(1);
}
