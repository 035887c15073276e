import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import { savedViewApi } from "../../contract/saved-views.ts";
import { iso } from "../../contract/text.ts";
import { conflict } from "../errors.ts";
import { personOf } from "../http/caller.ts";
import { serve } from "../serve.ts";
import type { MainDb } from "../sql/main-db.ts";
import type { StaffDeps } from "./deps.ts";

type View = z.input<(typeof savedViewApi)["POST /staff/views"]["answers"][201]>;
type Wanted = z.output<(typeof savedViewApi)["POST /staff/views"]["body"]>;

const MOST = 50;

/** What somebody of the team looks at often. */
export const savedViewRoutes =
  ({ main }: StaffDeps): FastifyPluginAsyncZod =>
  async (app) => {
    serve(app, savedViewApi, "GET /staff/views", async ({ caller }) => {
      const rows = await ofPerson(main, personOf(caller).id).execute();
      return { items: rows.map(present), next_cursor: null };
    });
    serve(app, savedViewApi, "POST /staff/views", ({ caller, body }) => keepView(main, personOf(caller).id, body));
    serve(app, savedViewApi, "DELETE /staff/views/:id", async ({ caller, params: { id } }) => {
      await main.deleteFrom("saved_views").where("id", "=", id).where("owner_id", "=", personOf(caller).id).execute();
      return { id };
    });
  };

const ofPerson = (main: MainDb, id: string) =>
  main
    .selectFrom("saved_views")
    .select(["id", "name", "page", "search", "created_at"])
    .where("owner_id", "=", id)
    .orderBy("page")
    .orderBy("name");

/** @throws Refusal `conflict` of more than one person keeps */
async function keepView(main: MainDb, ownerId: string, { name, page, search }: Wanted): Promise<View> {
  const kept = await ofPerson(main, ownerId).execute();
  const isNew = !kept.some((it) => it.page === page && it.name === name);
  if (isNew && kept.length >= MOST) throw conflict(`One person keeps ${MOST} views; delete one first.`);
  const row = await main
    .insertInto("saved_views")
    .values({ owner_id: ownerId, name, page, search: JSON.stringify(search) })
    .onConflict((it) => it.columns(["owner_id", "page", "name"]).doUpdateSet({ search: JSON.stringify(search) }))
    .returning(["id", "name", "page", "search", "created_at"])
    .executeTakeFirstOrThrow();
  return present(row);
}

const present = (row: Awaited<ReturnType<ReturnType<typeof ofPerson>["executeTakeFirstOrThrow"]>>): View => ({
  id: row.id,
  name: row.name,
  page: row.page as View["page"],
  search: row.search as View["search"],
  created_at: iso(row.created_at),
});
