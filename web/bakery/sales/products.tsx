import { Button, Group, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { CsvButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Meter } from "../../ui/meter.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { Pictogram } from "../pictogram.tsx";
import { shortName } from "../short-name.ts";
import { useTaxName } from "../tax.ts";
import { AddProduct } from "./add-product.tsx";
import type { Article } from "./article.ts";
import { EditProduct } from "./edit-product.tsx";
import { gainOf, type Margin, marginShare } from "./price-effect.ts";
import { TEXTS } from "./texts.ts";

/** By so many cents "what if" asks. */
export const STEP_CENTS = 10;

/** What is offered at what price, what is left of it, and what ten cents more would bring. */
export function Products() {
  const texts = useTexts(TEXTS);
  const tax = useTaxName();
  const products = useRead("GET /workspace/products");
  const margins = useRead("GET /workspace/products/margins");
  const [edited, setEdited] = useState<string>();
  const [isAdding, setIsAdding] = useState(false);
  const items = products.data?.items ?? [];
  const csv = [
    { title: texts.name, value: (it: Article) => it.name },
    { title: texts.category, value: (it: Article) => categoryOf(texts, it.category) },
    { title: texts.price, value: (it: Article) => it.price_cents / 100 },
    { title: tax, value: (it: Article) => it.vat_percent },
  ];
  return (
    <section className="answer" aria-label={texts.products}>
      <Group gap="xs" mb="sm">
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setIsAdding(true)}>
          {texts.add}
        </Button>
        <CsvButton name={texts.products} columns={csv} rows={items} />
      </Group>
      <Loaded
        query={margins.data ? products : { ...products, data: undefined, error: products.error ?? margins.error }}
      >
        {(data) => (
          <ul className="rows price-rows">
            {inOrder(data.items, margins.data?.items ?? []).map(({ article, margin }) => (
              <PriceRow key={article.id} article={article} margin={margin} onEdit={() => setEdited(article.id)} />
            ))}
          </ul>
        )}
      </Loaded>
      <EditProduct
        product={items.find((it) => it.id === edited)}
        margin={margins.data?.items.find((it) => it.product_id === edited)}
        onClose={() => setEdited(undefined)}
      />
      <AddProduct isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </section>
  );
}

interface Priced {
  readonly article: Article;
  readonly margin: Margin | undefined;
}

/** What brings most money first; what is not offered any more last. */
function inOrder(articles: readonly Article[], margins: readonly Margin[]): readonly Priced[] {
  const place = (it: Priced) => (it.margin ? margins.indexOf(it.margin) : margins.length);
  return articles
    .map((article) => ({ article, margin: margins.find((it) => it.product_id === article.id) }))
    .sort((one, other) => place(one) - place(other));
}

function PriceRow({ article, margin, onEdit }: Priced & { readonly onEdit: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const share = margin && marginShare(margin);
  const gain = margin && gainOf(margin, article.price_cents + STEP_CENTS);
  return (
    <li>
      <UnstyledButton className="price-row" onClick={onEdit}>
        <span className="hidden-text">{texts.edit}: </span>
        <Pictogram name={article.name} />
        <span className="row-words">
          {shortName(article.name)} {article.retired && <span className="chip quiet">{texts.retired}</span>}
          {article.season && (
            <span className="chip" data-tone="info">
              {texts.season}
            </span>
          )}
          {share !== undefined && (
            <>
              <Meter share={share} />
              <small>{texts.leftOf(formats.percent(share))}</small>
            </>
          )}
        </span>
        <b className="figures price-now">{formats.money(article.price_cents)}</b>
        <span className="figures price-gain" data-good={(gain ?? 0) > 0 || undefined}>
          {gain !== undefined && texts.aMonth(formats.eurosChange(gain))}
        </span>
      </UnstyledButton>
    </li>
  );
}

function categoryOf(texts: (typeof TEXTS)["es"], category: string): string {
  return category in texts ? String(texts[category as "bread"]) : category;
}
