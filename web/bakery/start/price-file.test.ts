import { expect, test } from "vitest";
import { textOf } from "./price-file.ts";

test.each([
  ["UTF-8", [0x43, 0x61, 0x66, 0xc3, 0xa9]],
  ["Windows", [0x43, 0x61, 0x66, 0xe9]],
  ["UTF-16", [0xff, 0xfe, 0x43, 0, 0x61, 0, 0x66, 0, 0xe9, 0]],
])("a list saved as %s keeps its letters", async (_as, bytes) => {
  expect(await textOf(new Blob([new Uint8Array(bytes)]))).toBe("Café");
});
