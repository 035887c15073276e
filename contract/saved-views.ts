import { z } from "zod";
import { describe } from "./endpoint.ts";
import { page } from "./session.ts";
import { instant, text } from "./text.ts";

const MOST_SEARCH = 2_000;

/** A page of the sales side, by its filters. */
const Search = z
  .record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()]))
  .refine((it) => JSON.stringify(it).length <= MOST_SEARCH, `may have ${MOST_SEARCH} characters as JSON`)
  .refine((it) => !JSON.stringify(it).includes("\\u0000"), "contains characters that are not text");

const SavedView = z.object({
  id: z.uuid(),
  name: z.string(),
  page: z.enum(["figures", "leads"]),
  search: Search,
  created_at: instant,
});

const NewView = z
  .strictObject({ name: text(60), page: SavedView.shape.page, search: Search })
  .meta({ example: { name: "Ferias", page: "figures", search: { days: 90, source: "feria" } } });

export const savedViewApi = describe({
  "GET /staff/views": {
    summary: "The pages with filters that one keeps under a name",
    description: "One's own, by page and name.",
    tag: "Team",
    answers: { 200: page(SavedView) },
  },
  "POST /staff/views": {
    summary: "Keep a page with its filters under a name",
    description: "The same name on the same page is replaced. One person keeps 50.",
    tag: "Team",
    body: NewView,
    answers: { 201: SavedView },
  },
  "DELETE /staff/views/:id": {
    summary: "Keep it no longer",
    tag: "Team",
    params: z.object({ id: z.uuid() }),
    answers: { 200: z.object({ id: z.uuid() }) },
  },
});
