import * as contract from "../../../contract/bakery.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";

export function supplierRoutes(app: WorkspaceApp): void {
  app.get(
    "/suppliers",
    {
      config: { roles: ["owner", "manager"] },
      schema: {
        summary: "List the suppliers and what they deliver",
        tags: ["Bakery"],
        response: { 200: contract.list(contract.Supplier) },
      },
    },
    async ({ visit }) =>
      visit.read(async (db: BakeryDb) => {
        const suppliers = await db.selectFrom("suppliers").selectAll().orderBy("name").execute();
        const ingredients = await db
          .selectFrom("ingredients")
          .select(["id", "name", "cents_per_kg", "supplier_id"])
          .orderBy("name")
          .execute();
        const bySupplier = Map.groupBy(ingredients, (it) => it.supplier_id);
        const items = suppliers.map(({ version: _version, ...it }) => ({
          ...it,
          ingredients: (bySupplier.get(it.id) ?? []).map(({ supplier_id: _supplier, ...ingredient }) => ingredient),
        }));
        return { items, next_cursor: null };
      }),
  );
}
