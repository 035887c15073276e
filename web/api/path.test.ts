import { expect, test } from "vitest";
import { addressOf } from "./path.ts";

test("parameters are filled in, and what is undefined is left out of the query", () => {
  expect(addressOf("GET /workspace/today")).toEqual(["GET", "/api/v1/workspace/today"]);
  expect(addressOf("PATCH /workspace/products/:id", { params: { id: "a/b" } })).toEqual([
    "PATCH",
    "/api/v1/workspace/products/a%2Fb",
  ]);
  expect(addressOf("GET /workspace/calendar", { query: { from: "2026-11-02", to: undefined, limit: 5 } })).toEqual([
    "GET",
    "/api/v1/workspace/calendar?from=2026-11-02&limit=5",
  ]);
});
