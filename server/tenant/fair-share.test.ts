import { expect, test } from "vitest";
import { openFairShare } from "./fair-share.ts";

/** A piece of work that ends when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve("done") };
}

test("so many at once, so many wait, and whoever comes then is told to come back; others are not in the way", async () => {
  const share = openFairShare({ atOnce: 2, waiting: 3 });
  const some = Array.from({ length: 6 }, held);
  const answers = some.map(({ work }) => share.run("busy", work).catch((error) => error.code));
  expect(await share.run("quiet", async () => "answered")).toBe("answered");
  for (const { end } of some) end();
  expect(await Promise.all(answers)).toEqual([...Array(5).fill("done"), "too_many_requests"]);
  expect(await share.run("busy", async () => "again")).toBe("again");
});

test("a failure gives its place back, and is the caller's", async () => {
  const share = openFairShare({ atOnce: 1, waiting: 1 });
  const fail = () => share.run("it", () => Promise.reject(new Error("broken"))).catch((error) => error.message);
  expect([await fail(), await fail(), await fail()]).toEqual(Array(3).fill("broken"));
});
