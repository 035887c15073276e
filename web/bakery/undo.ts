import type { Change } from "../product.ts";
import { ask } from "./api.ts";

/** How one change of a bakery is taken back: a price, a forecast, an order that has not come. */
export function undoOf({ table, id, before, unit }: Change): (() => Promise<unknown>) | undefined {
  if (table === "forecasts") return () => ask("DELETE /workspace/forecasts/:id", { params: { id } });
  if (table === "purchase_orders") return () => ask("DELETE /workspace/purchase-orders/:id", { params: { id } });
  if (table === "products" && unit === "cents" && before !== null)
    return async () => {
      const { version } = await ask("GET /workspace/products/:id", { params: { id } });
      return ask("PATCH /workspace/products/:id", { params: { id }, body: { price_cents: before, version } });
    };
  return undefined;
}
