import { notFound } from "../errors.ts";
import type { BakeryDb } from "./bakery-db.ts";

/** A shop, by default the first. @throws Refusal `not_found` */
export function selectLocation(db: BakeryDb, id: string | undefined): Promise<{ id: string }> {
  const query = db.selectFrom("locations").select("id").orderBy("id");
  return (id ? query.where("id", "=", id) : query).executeTakeFirstOrThrow(() => notFound("location"));
}
