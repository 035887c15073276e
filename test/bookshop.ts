import path from "node:path";
import type { DemoDomain, TenantDb, WorkspaceApp } from "../server/domain.ts";
import { notFound } from "../server/errors.ts";
import { serve } from "../server/serve.ts";
import { booksApi } from "./bookshop/books-api.ts";
import { idOf } from "./bookshop/generate.ts";

export interface BookshopTables {
  books: {
    id: string;
    version: number;
    isbn: string;
    title: string;
    price_cents: number;
    stock: number;
    shelf: string | null;
  };
  sales: {
    id: string;
    version: number;
    sold_at: Date;
    sold_on: string;
    book_id: string;
    quantity: number;
    unit_price_cents: number;
  };
}
export type BookshopDb = TenantDb<BookshopTables>;

const HOUR = 3_600_000;
const here = import.meta.dirname;

/** The second implementation of the seam: two tables and a world that goes on selling at today's prices. */
export const bookshop: DemoDomain = {
  name: "bookshop",
  migrations: path.join(here, "bookshop", "migrations"),
  generator: new URL("./bookshop/generate.ts", import.meta.url),
  generatorVersion: 1,
  scenarios: [
    {
      name: "corner_shop",
      version: 1,
      displayName: "Librería de barrio",
      description: "Two shelves and a till.",
      businessName: "Librería Sol",
      english: { displayName: "Corner bookshop", description: "Two shelves and a till.", businessName: "Sun Bookshop" },
      locationCount: 1,
      featuredCapabilities: [],
      seedDataConfig: { product_count: 20 },
    },
  ],
  roles: ["owner", "manager", "buyer", "clerk"],
  questions: [{ name: "city" }, { name: "prints", answers: ["yes", "no"], against: ["no"] }, { name: "till" }],
  tag: { name: "Bookshop", description: "The demo's own bookshop." },
  features: ["books", "sales"],
  opening: (_configuration, now) => ({ dateOn: now.toISOString().slice(0, 10), clockAt: now }),
  moments: (_configuration, now) => {
    const inDays = (days: number, hour: number) => new Date(new Date(now).setUTCHours(24 * days + hour, 0, 0, 0));
    return { closing: inDays(1, 0), tomorrow_05_00: inDays(1, 5), next_saturday_12_00: inDays(7, 12) };
  },
  live: (db, _tenant, span) => liveBookshop(db as unknown as BookshopDb, span),
  routes(app) {
    listRoute(app);
    editRoute(app);
  },
};

const columns = ["id", "isbn", "title", "price_cents", "version"] as const;

function listRoute(app: WorkspaceApp): void {
  serve(app, booksApi, "GET /workspace/books", async ({ visit }) => ({
    items: await visit.read((db: BookshopDb) => db.selectFrom("books").select(columns).orderBy("isbn").execute()),
  }));
}

function editRoute(app: WorkspaceApp): void {
  serve(app, booksApi, "PATCH /workspace/books/:id", async ({ visit, body, params }) =>
    visit.act(async (db: BookshopDb) => {
      const edit = db.updateTable("books").set(body).where("id", "=", params.id).returning(columns);
      return edit.executeTakeFirstOrThrow(() => notFound("book"));
    }),
  );
}

/** Every full hour sells the hour's book, at its price of now, as long as it is still in the catalogue. */
async function liveBookshop(db: BookshopDb, span: { from: Date; until: Date }): Promise<void> {
  const books = await db.selectFrom("books").select(["id", "price_cents"]).orderBy("isbn").execute();
  const sales: Array<Omit<BookshopTables["sales"], "version">> = [];
  for (let hour = Math.floor(span.from.getTime() / HOUR) + 1; hour * HOUR <= span.until.getTime(); hour += 1) {
    const book = books[hour % books.length];
    const soldAt = new Date(hour * HOUR);
    if (book)
      sales.push({
        id: idOf(`lived ${hour} ${book.id}`),
        sold_at: soldAt,
        sold_on: soldAt.toISOString().slice(0, 10),
        book_id: book.id,
        quantity: 1,
        unit_price_cents: book.price_cents,
      });
  }
  if (sales.length > 0)
    await db
      .insertInto("sales")
      .values(sales as never)
      .execute();
}
