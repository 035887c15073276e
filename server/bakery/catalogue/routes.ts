import { catalogueApi } from "../../../contract/bakery/catalogue.ts";
import { iso } from "../../../contract/text.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { notFound, preconditionFailed, versionNeeded } from "../../errors.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { addProduct } from "./add-product.ts";
import { editProduct } from "./edit-product.ts";
import { selectMargins } from "./margins.ts";
import {
  findProduct,
  presentProduct as present,
  type ProductRow as Row,
  selectPrices,
  selectProducts,
  selectRecipe,
} from "./queries.ts";

export function catalogueRoutes(app: WorkspaceApp): void {
  listRoute(app);
  addRoute(app);
  marginRoute(app);
  readRoute(app);
  editRoute(app);
  pricesRoute(app);
  recipeRoute(app);
}

function listRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "GET /workspace/products", async ({ visit }) => ({
    items: (await visit.read((db: BakeryDb) => selectProducts(db))).map(present),
    next_cursor: null,
  }));
}

function addRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "POST /workspace/products", async ({ visit, body }) => {
    return visit.act(async (db: BakeryDb, tenant) => {
      const row = await findProduct(db, await addProduct(db, tenant, body));
      if (!row) throw new Error("the added product is not there");
      return present(row);
    });
  });
}

function readRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "GET /workspace/products/:id", async ({ visit, params, headers }, reply) => {
    const row = await visit.read((db: BakeryDb) => findProduct(db, params.id));
    if (!row) throw notFound("product");
    reply.header("etag", tagOf(row));
    if (namesAny(headers["if-none-match"], [tagOf(row)])) return reply.code(304).send() as never;
    return present(row);
  });
}

function editRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "PATCH /workspace/products/:id", async ({ visit, params, body, headers }, reply) => {
    const ifMatch = headers["if-match"];
    if (body.version === undefined && ifMatch === undefined) throw versionNeeded();
    const edited = await visit.act(async (db: BakeryDb, tenant) =>
      present(
        await editProduct(db, tenant, params.id, body, (before) => {
          if (ifMatch !== undefined && !namesAny(ifMatch, [tagOf(before), ...versionsOf(before)]))
            throw preconditionFailed(present(before));
        }),
      ),
    );
    reply.header("etag", tagOf(edited));
    return edited;
  });
}

function pricesRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "GET /workspace/products/:id/prices", async ({ visit, params }) => {
    const rows = await visit.read(async (db: BakeryDb) => {
      if (!(await findProduct(db, params.id))) throw notFound("product");
      return selectPrices(db, params.id);
    });
    return { items: rows.map((it) => ({ ...it, valid_from: iso(it.valid_from) })), next_cursor: null };
  });
}

function recipeRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "GET /workspace/products/:id/recipe", async ({ visit, params }) => {
    const items = await visit.read(async (db: BakeryDb) => {
      if (!(await findProduct(db, params.id))) throw notFound("product");
      return selectRecipe(db, params.id, visit.role !== "baker");
    });
    return { items, next_cursor: null };
  });
}

/** A price has a clock of its own: it can change at an hour without an edit, and then what is answered is another thing. */
const tagOf = ({ version, price_cents }: Pick<Row, "version" | "price_cents">): string => `"${version}-${price_cents}"`;

/** What a change may name instead: the version alone, as a tag or as a number. */
const versionsOf = ({ version }: Pick<Row, "version">): string[] => [`"${version}"`, `${version}`];

/** Whether a list of entity tags names one of these, or any: `"3-120"`, `"2-120", "3-120"`, `*` (RFC 9110, 13.1.1). */
const namesAny = (given: string | undefined, tags: readonly string[]): boolean =>
  given?.split(",").some((it) => [...tags, "*"].includes(it.trim())) === true;

function marginRoute(app: WorkspaceApp): void {
  serve(app, catalogueApi, "GET /workspace/products/margins", async ({ visit }) => ({
    items: await visit.read((db: BakeryDb, tenant) => selectMargins(db, today(tenant))),
    next_cursor: null,
  }));
}
