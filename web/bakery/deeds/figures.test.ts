import { expect, test } from "vitest";
import type { Change } from "../../product.ts";
import { deedsOf } from "./figures.ts";

const change = (it: Partial<Change>): Change => ({
  table: "products",
  id: crypto.randomUUID(),
  kind: "edited",
  changed_at: "2026-12-03T17:00:00.000Z",
  name: null,
  unit: null,
  before: null,
  after: null,
  ...it,
});

test("acts are told in figures: prices and forecasts are counted, pieces and money added up", () => {
  const changes = [
    change({ name: "Barra", unit: "cents", before: 120, after: 130 }),
    change({ name: "Cruasán", unit: "cents", before: 170, after: 170 }),
    change({ table: "batches", kind: "added", name: "Barra", unit: "units", after: 36 }),
    change({ table: "batches", kind: "added", name: "Baguette", unit: "units", after: 12 }),
    change({ table: "purchase_orders", kind: "added", name: "PC-1", unit: "cents", after: 12_677 }),
    change({ table: "purchase_orders", kind: "removed", name: "PC-2", unit: "cents", after: 9_900 }),
  ];
  expect(deedsOf(changes)).toEqual([
    { kind: "prices", value: 1, unit: "count", names: ["Barra"] },
    { kind: "pieces", value: 48, unit: "count", names: ["Barra", "Baguette"] },
    { kind: "orders", value: 12_677, unit: "cents", names: [] },
  ]);
});

test("of nothing nothing is told, and never more than five", () => {
  expect(deedsOf([])).toEqual([]);
  const all = ["forecasts", "batches", "purchase_orders", "tickets", "stock_movements"].map((table) =>
    change({ table, kind: "added", unit: "units", after: 1 }),
  );
  expect(deedsOf([change({ unit: "cents", before: 1, after: 2 }), ...all])).toHaveLength(5);
});
