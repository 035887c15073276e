import { expect, test } from "vitest";
import { readPhone } from "./read-phone.ts";

test.each([
  ["600 123 456", "+34600123456"],
  ["+34 600-123-456", "+34600123456"],
  ["0034600123456", "+34600123456"],
  ["(91) 523 45 67", "+34915234567"],
  ["+351 912 345 678", "+351912345678"],
  ["60012345", undefined],
  ["6001234567", undefined],
  ["Rosa", undefined],
  ["", undefined],
  ["+34 600 123 456 ext 5; rm -rf", "+34600123456"],
])("%s", (written, number) => {
  expect(readPhone(written)).toBe(number);
});
