import type { Answering, Api, Asked, Route } from "../../contract/endpoint.ts";
import type { Role, Tenant, WorkspaceApp } from "../domain.ts";
import { serve } from "../serve.ts";
import type { BakeryDb } from "./bakery-db.ts";

type ItemOf<It> = Answering<It> extends { items: Array<infer Item> } ? Item : never;

/** A route that lists what can be seen of something: short lists, or those of a bounded range of days. */
export function listRoute<Routes extends Api, Key extends keyof Routes & Route>(
  app: WorkspaceApp,
  api: Routes,
  route: Key,
  select: (
    db: BakeryDb,
    asked: { readonly tenant: Tenant; readonly query: Asked<Routes[Key]>["Querystring"]; readonly role: Role },
  ) => Promise<Array<ItemOf<Routes[Key]>>>,
): void {
  serve(app, api, route, async ({ visit, query }) => {
    const items = await visit.read((db: BakeryDb, tenant) =>
      select(db, { tenant, query: query as Asked<Routes[Key]>["Querystring"], role: visit.role }),
    );
    return { items, next_cursor: null } as Answering<Routes[Key]>;
  });
}
