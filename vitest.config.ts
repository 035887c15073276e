import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/**/*.test.ts", "web/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts", "test/e2e/install-chromium.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Also on two processors, of which Vitest would use one: most of a test waits for PostgreSQL or for a browser.
    maxWorkers: 2,
  },
});
