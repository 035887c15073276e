import { afterAll, expect, test } from "vitest";
import type { DatasetOrder } from "../domain.ts";
import { openGeneratorPool } from "./generator-pool.ts";

// Enough for a process to start in on a slow machine.
const pool = openGeneratorPool(2_000);
afterAll(() => pool.stop());

const generator = new URL("../../test/endless-generator.ts", import.meta.url).href;
const preview = (seed: number) => pool.run({ task: "preview", order: { seed } as DatasetOrder, generator }).done;

test("what never ends is ended, and whoever asks afterwards is answered", async () => {
  const endless = await Promise.all([0, 0, 0, 0].map((seed) => preview(seed).catch((error) => error.code)));
  expect(endless).toEqual(Array(4).fill("not_ready"));
  expect(await Promise.all([1, 2].map(preview))).toEqual([{ name: "seed 1" }, { name: "seed 2" }]);
});
