import { notFound } from "../errors.ts";
import type { BakeryDb } from "./bakery-db.ts";

/** A place, by default the first shop. @throws Refusal `not_found` */
export function selectLocation(
  db: BakeryDb,
  id: string | undefined,
): Promise<{ id: string; served_tax_percent: number }> {
  return select(db, id, "sells");
}

/** A place, by default the one with the oven, where what is bought lies. @throws Refusal `not_found` */
export function selectBakehouse(db: BakeryDb, id: string | undefined): Promise<{ id: string }> {
  return select(db, id, "bakes");
}

function select(db: BakeryDb, id: string | undefined, does: "sells" | "bakes") {
  const query = db.selectFrom("locations").select(["id", "served_tax_percent"]).orderBy("id");
  return (id ? query.where("id", "=", id) : query.where(does, "=", true)).executeTakeFirstOrThrow(() =>
    notFound("location"),
  );
}
