import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/**/*.test.ts", "web/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts", "test/e2e/install-chromium.ts", "test/brokers/install-brokers.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What a browser shows comes when a small machine has drawn it.
    expect: { poll: { timeout: 10_000 } },
    // The tests that stop processes within seconds must not share a small machine's processors.
    maxWorkers: 1,
  },
});
