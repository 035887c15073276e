import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

/*
 * After `npm ci`: builds the pages where what builds them was installed. Without it (`--omit=dev`, NODE_ENV=production) the pages are
 * those that were brought along in web/dist, or none.
 */
const resolve = createRequire(import.meta.url).resolve;
const hasBuilder = (() => {
  try {
    return Boolean(resolve("vite/package.json") && resolve("react/package.json"));
  } catch {
    return false;
  }
})();

if (hasBuilder) process.exitCode = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" }).status ?? 1;
else if (existsSync("web/dist/index.html")) process.stdout.write("The pages in web/dist are served as they are.\n");
else
  process.stdout.write(
    "The pages are not built: the service answers its API alone. Build them where development packages are installed (npm ci && npm prune --omit=dev), or bring web/dist along.\n",
  );
