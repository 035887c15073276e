import { inventoryApi } from "../../../contract/bakery/inventory.ts";
import { iso } from "../../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../../cursor.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf, FOUR_WEEKS, today, upToToday } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { selectLots } from "./lots.ts";
import {
  type LarderRow,
  type StockRow,
  selectFinishedStock,
  selectIngredientStock,
  selectStockMovements,
} from "./queries.ts";
import { summariseWaste } from "./waste-summary.ts";

const tenth = (value: number) => Math.round(value * 10) / 10;

const presentGood = (stock: StockRow) => ({
  ...stock,
  kind: "finished_good" as const,
  unit: "units" as const,
  daily_use: tenth(stock.daily_use),
  days_left: stock.daily_use > 0 ? tenth(stock.on_hand / stock.daily_use) : null,
  expires_unused: 0,
});

const presentIngredient = ({ cover, ...stock }: LarderRow) => ({
  ...stock,
  kind: "ingredient" as const,
  unit: "g" as const,
  daily_use: tenth(stock.daily_use),
  // Down: what does for 5.97 days does not for six.
  days_left: stock.daily_use > 0 ? Math.floor(cover.days * 10) / 10 : null,
  expires_unused: stock.daily_use > 0 ? cover.lost : 0,
});

export function inventoryRoutes(app: WorkspaceApp): void {
  stockRoute(app);
  movementsRoute(app);
  listRoute(app, inventoryApi, "GET /workspace/inventory/lots", (db, { role }) => selectLots(db, role !== "baker"));
  listRoute(app, inventoryApi, "GET /workspace/inventory/waste", (db, { tenant, query }) =>
    summariseWaste(db, upToToday(tenant, daysOf(tenant, query, FOUR_WEEKS))),
  );
}

function stockRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "GET /workspace/inventory/stock", async ({ visit }) =>
    visit.read(async (db: BakeryDb, tenant) => {
      const finished = (await selectFinishedStock(db, today(tenant))).map(presentGood);
      const ingredients =
        visit.role === "cashier" ? [] : (await selectIngredientStock(db, today(tenant))).map(presentIngredient);
      return { items: [...finished, ...ingredients], next_cursor: null };
    }),
  );
}

function movementsRoute(app: WorkspaceApp): void {
  serve(app, inventoryApi, "GET /workspace/inventory/movements", async ({ visit, query }) => {
    const before = query.cursor === undefined ? undefined : decodeCursor(InstantAndId, query.cursor);
    const found = await visit.read((db: BakeryDb, tenant) =>
      selectStockMovements(
        db,
        { ...daysOf(tenant, query, 7), ingredientId: query.ingredient_id, before },
        query.limit + 1,
      ),
    );
    const { rows, nextCursor } = pageOf(found, query.limit, (it) => [iso(it.occurred_at), it.id]);
    return { items: rows.map((it) => ({ ...it, occurred_at: iso(it.occurred_at) })), next_cursor: nextCursor };
  });
}
