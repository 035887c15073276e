import type { z } from "zod";
import { list } from "../../contract/bakery/shared.ts";
import type { Role, Tenant, WorkspaceApp } from "../domain.ts";
import type { BakeryDb } from "./bakery-db.ts";

interface ListRoute<Query extends z.ZodObject, Item extends z.ZodType> {
  readonly roles: readonly Role[];
  readonly summary: string;
  readonly description?: string;
  readonly query: Query;
  readonly item: Item;
}

/** A route that lists what can be seen of something: short lists, or those of a bounded range of days. */
export function listRoute<Query extends z.ZodObject, Item extends z.ZodType>(
  app: WorkspaceApp,
  path: string,
  { roles, summary, description, query: querystring, item }: ListRoute<Query, Item>,
  select: (
    db: BakeryDb,
    it: { readonly tenant: Tenant; readonly query: z.output<Query>; readonly role: Role },
  ) => Promise<Array<z.input<Item>>>,
): void {
  app.get(
    path,
    {
      config: { roles },
      schema: {
        summary,
        ...(description && { description }),
        tags: ["Bakery"],
        querystring,
        response: { 200: list(item) },
      },
    },
    async ({ visit, query }) => {
      const items = await visit.read((db: BakeryDb, tenant) =>
        select(db, { tenant, query: query as z.output<Query>, role: visit.role }),
      );
      return { items, next_cursor: null } as never;
    },
  );
}
