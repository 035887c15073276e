import type { Change } from "../product.ts";
import { ask } from "./api.ts";

/** What was ticked off goes back into the bowl, all of it or nothing. */
export const takeBackBatches = (ids: readonly string[]): Promise<unknown> =>
  ask("POST /workspace/production/batches/take-back", { body: { ids: [...ids] } });

/** A ticket, by one of the opposite sign. */
export const voidTicket = (id: string): Promise<unknown> => ask("POST /workspace/sales/:id/void", { params: { id } });

/** A loss, a donation or a count. */
export const takeBackMovement = (id: string): Promise<unknown> =>
  ask("DELETE /workspace/inventory/movements/:id", { params: { id } });

/** How one change of a bakery is taken back: a price, a forecast, what is not sold, gone or delivered since. */
export function undoOf({ table, id, before, after, unit }: Change): (() => Promise<unknown>) | undefined {
  if (table === "forecasts") return () => ask("DELETE /workspace/forecasts/:id", { params: { id } });
  if (table === "purchase_orders") return () => ask("DELETE /workspace/purchase-orders/:id", { params: { id } });
  if (table === "batches") return () => takeBackBatches([id]);
  if (table === "tickets" && (after ?? 0) > 0) return () => voidTicket(id);
  if (table === "stock_movements" || table === "finished_goods_movements") return () => takeBackMovement(id);
  if (table === "products" && unit === "cents" && before !== null)
    return async () => {
      const { version } = await ask("GET /workspace/products/:id", { params: { id } });
      return ask("PATCH /workspace/products/:id", { params: { id }, body: { price_cents: before, version } });
    };
  return undefined;
}
