import { z } from "zod";
import { describe } from "../../contract/endpoint.ts";

const Book = z.object({
  id: z.string(),
  isbn: z.string(),
  title: z.string(),
  price_cents: z.number(),
  version: z.number(),
});

export const booksApi = describe({
  "GET /workspace/books": {
    roles: ["owner", "clerk"],
    summary: "List the books",
    tag: "Bookshop",
    answers: { 200: z.object({ items: z.array(Book) }) },
  },
  "PATCH /workspace/books/:id": {
    roles: ["owner"],
    summary: "Change a price",
    tag: "Bookshop",
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ price_cents: z.int().positive() }).meta({ example: { price_cents: 990 } }),
    answers: { 200: Book },
  },
});
