import { z } from "zod";
import { Lot, StockItem, StockMovement, WasteSummary } from "../../../contract/bakery/inventory.ts";
import { DayRange, list, NoQuery } from "../../../contract/bakery/shared.ts";
import { iso } from "../../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../../cursor.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf, today, upToToday } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { selectLots } from "./lots.ts";
import { type StockRow, selectFinishedStock, selectIngredientStock, selectStockMovements } from "./queries.ts";
import { summariseWaste } from "./waste-summary.ts";

const FOUR_WEEKS = 27;

const tenth = (value: number) => Math.round(value * 10) / 10;

const present = (kind: "ingredient" | "finished_good") => (it: StockRow) => ({
  ...it,
  kind,
  unit: kind === "ingredient" ? ("g" as const) : ("units" as const),
  daily_use: tenth(it.daily_use),
  days_left: it.daily_use > 0 ? tenth(it.on_hand / it.daily_use) : null,
});

export function inventoryRoutes(app: WorkspaceApp): void {
  stockRoute(app);
  movementsRoute(app);
  listRoute(
    app,
    "/inventory/lots",
    {
      roles: ["owner", "manager", "baker"],
      summary: "What is left of each lot, first to expire first",
      query: NoQuery,
      item: Lot,
    },
    (db, { role }) => selectLots(db, role !== "baker"),
  );
  listRoute(
    app,
    "/inventory/waste",
    {
      roles: ["owner", "manager"],
      summary: "What was left over, thrown or given away, by where it went",
      description: "In kilograms and euros, as the law on food waste asks; the last four weeks where nothing is said.",
      query: DayRange.omit({ location_id: true }),
      item: WasteSummary,
    },
    (db, { tenant, query }) => summariseWaste(db, upToToday(tenant, daysOf(tenant, query, FOUR_WEEKS))),
  );
}

function stockRoute(app: WorkspaceApp): void {
  app.get(
    "/inventory/stock",
    {
      config: { roles: ["owner", "manager", "baker", "cashier"] },
      schema: {
        summary: "Stock on hand by the demo's clock",
        description: "Summed from movements, never stored. A cashier sees finished goods only.",
        tags: ["Bakery"],
        response: { 200: list(StockItem) },
      },
    },
    async ({ visit }) =>
      visit.read(async (db: BakeryDb, tenant) => {
        const finished = (await selectFinishedStock(db, today(tenant))).map(present("finished_good"));
        const ingredients =
          visit.role === "cashier" ? [] : (await selectIngredientStock(db, today(tenant))).map(present("ingredient"));
        return { items: [...finished, ...ingredients], next_cursor: null };
      }),
  );
}

function movementsRoute(app: WorkspaceApp): void {
  app.get(
    "/inventory/movements",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "Movements of ingredients, newest first",
        description: "The last seven days where nothing is said.",
        tags: ["Bakery"],
        querystring: DayRange.omit({ location_id: true }).extend({
          ingredient_id: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: z.string().max(500).optional(),
        }),
        response: { 200: list(StockMovement) },
      },
    },
    async ({ visit, query }) => {
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
    },
  );
}
