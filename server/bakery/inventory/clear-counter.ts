import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { ClearedCounter, Waste } from "../../../contract/bakery/inventory.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectFinishedStock } from "./queries.ts";

/**
 * Takes many things off the counter at once and says where each goes. All of it or nothing.
 *
 * @throws Refusal `invalid_input` for more of something than there is, or something that is named twice
 */
export async function clearCounter(
  db: BakeryDb,
  tenant: Tenant,
  { lines }: z.output<typeof ClearedCounter>,
): Promise<Array<z.output<typeof Waste>>> {
  const keyOf = (product: string, location: string) => `${product} ${location}`;
  const wanted = lines.map((it) => keyOf(it.product_id, it.location_id));
  if (new Set(wanted).size < wanted.length)
    throw invalidInput("Something is named twice.", [{ pointer: "/lines", detail: "names something twice" }]);
  const ids = lines.map((it) => it.product_id);
  const shelf = new Map(
    (await selectFinishedStock(db, today(tenant), ids)).map((it) => [keyOf(it.id, it.location_id), it]),
  );
  const cleared = lines.map(({ product_id, location_id, units, destination }, index) => {
    const { name = "", on_hand = 0 } = shelf.get(keyOf(product_id, location_id)) ?? {};
    if (units > on_hand)
      throw invalidInput("There is not so much of it.", [
        { pointer: `/lines/${index}/units`, detail: `must be at most ${on_hand}` },
      ]);
    return { id: randomUUID(), product_id, location_id, units, destination, name, on_hand };
  });
  const at = { moved_on: today(tenant), occurred_at: tenant.workspaceNow };
  await db
    .insertInto("finished_goods_movements")
    .values(
      cleared.map(({ id, product_id, location_id, units, destination }) => ({
        ...{ id, product_id, location_id, destination },
        ...at,
        kind: destination === "donation" ? "donation" : "waste",
        units: -units,
      })),
    )
    .execute();
  return cleared.map(({ id, product_id, name, units, destination, on_hand }) => ({
    id,
    kind: "finished_good" as const,
    of: product_id,
    name,
    quantity: units,
    destination,
    occurred_at: iso(tenant.workspaceNow),
    on_hand: on_hand - units,
  }));
}
