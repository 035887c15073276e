import { ApiProblem } from "../../api/problem.ts";
import { TEXTS } from "../../start/texts.ts";
import { whenOf } from "../../start/when.ts";
import type { Locale } from "../../ui/format.ts";
import { type ListRow, productsOf } from "./own-list.ts";
import { OWN_TEXTS, type OwnTexts } from "./own-texts.ts";

/**
 * What the form says, as the API takes it; what is left empty is left out.
 *
 * @param rows of the price list, where it was looked at and put right
 */
export function readForm(
  form: FormData,
  rows: readonly ListRow[] = [],
): { readonly configuration: object; readonly title: string } {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const closed = form.getAll("closed_on").map(Number);
  const products = rows.length > 0 ? productsOf(rows) : text("products");
  return {
    title: text("name"),
    configuration: {
      ...(text("city") && { city: text("city") }),
      region: text("region"),
      tickets_per_day: Number(text("tickets_per_day")),
      locations: Number(text("locations")),
      opening: { opens: text("opens"), closes: text("closes"), ...(closed.length > 0 && { closed_on: closed }) },
      ...(products.length > 0 && { products }),
    },
  };
}

interface Detail {
  readonly pointer?: string;
  readonly detail: string;
}

const FULL = new Set(["too_many_demos_of_yours", "too_many_demos_from_here", "too_many_requests"]);

/** Nothing that is wrong with the form: no demo can be opened now, and since when one can. */
function fullness({ code, retryAt }: ApiProblem, locale: Locale): string {
  const { problems } = TEXTS[locale];
  return (problems[code as keyof typeof problems] ?? problems.other)(retryAt && whenOf(locale, retryAt));
}

/** What was refused, by the name that the form has for it. */
export function reasonsOf(error: unknown, locale: Locale): readonly string[] {
  const texts = OWN_TEXTS[locale];
  if (!(error instanceof ApiProblem) || error.code === "offline") return [texts.offline];
  if (FULL.has(error.code)) return [fullness(error, locale)];
  if (error.code === "already_making") return [texts.alreadyMaking];
  if (error.code === "too_large") return [texts.tooLarge];
  const errors = error.extra["errors"];
  if (!Array.isArray(errors)) return [texts.again];
  return [...new Set((errors as Detail[]).map((it) => wrongIn(it, texts)))];
}

function wrongIn({ pointer = "", detail }: Detail, texts: OwnTexts): string {
  const parts = pointer.split("/").slice(1);
  const field = parts.findLast((it) => it in FIELDS);
  const line = /\bline (\d+)/.exec(detail)?.[1];
  return texts.wrong(field ? texts[FIELDS[field as keyof typeof FIELDS]] : texts.title, line);
}

/** Fields of the API, by what they are called here. */
const FIELDS = {
  business_name: "name",
  city: "city",
  region: "region",
  tickets_per_day: "tickets",
  locations: "shops",
  opening: "opens",
  opens: "opens",
  closes: "closes",
  closed_on: "closed",
  products: "prices",
} as const;
