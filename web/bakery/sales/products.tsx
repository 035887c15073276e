import { Badge, Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { CsvButton, DataTable, RowButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { useTaxName } from "../tax.ts";
import { AddProduct } from "./add-product.tsx";
import type { Article } from "./article.ts";
import { EditProduct } from "./edit-product.tsx";
import { TEXTS } from "./texts.ts";

/** What is offered, and at what price. */
export function Products() {
  const texts = useTexts(TEXTS);
  const tax = useTaxName();
  const products = useRead("GET /workspace/products");
  const [edited, setEdited] = useState<string>();
  const [isAdding, setIsAdding] = useState(false);
  const items = products.data?.items ?? [];
  const csv = [
    { title: texts.name, value: (it: Article) => it.name },
    { title: texts.category, value: (it: Article) => categoryOf(texts, it.category) },
    { title: texts.price, value: (it: Article) => it.price_cents / 100 },
    { title: tax, value: (it: Article) => it.vat_percent },
  ];
  const actions = (
    <Group gap="xs">
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setIsAdding(true)}>
        {texts.add}
      </Button>
      <CsvButton name={texts.products} columns={csv} rows={items} />
    </Group>
  );
  return (
    <Panel title={texts.products} action={actions}>
      <Loaded query={products}>{(data) => <ProductTable rows={data.items} onEdit={setEdited} />}</Loaded>
      <EditProduct product={items.find((it) => it.id === edited)} onClose={() => setEdited(undefined)} />
      <AddProduct isOpen={isAdding} onClose={() => setIsAdding(false)} />
    </Panel>
  );
}

function ProductTable({ rows, onEdit }: { readonly rows: readonly Article[]; readonly onEdit: (id: string) => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.products}
      rows={rows}
      page={30}
      keyOf={(it) => it.id}
      columns={[
        { title: texts.name, cell: (it) => <NameCell article={it} /> },
        { title: texts.price, cell: (it) => formats.money(it.price_cents), isFigure: true },
        {
          title: texts.edit,
          isPlain: true,
          cell: (it) => <RowButton label={`${texts.edit}: ${it.name}`} onClick={() => onEdit(it.id)} />,
          isFigure: true,
        },
      ]}
    />
  );
}

function categoryOf(texts: (typeof TEXTS)["es"], category: string): string {
  return category in texts ? String(texts[category as "bread"]) : category;
}

function NameCell({ article }: { readonly article: Article }) {
  const texts = useTexts(TEXTS);
  return (
    <Group gap={6}>
      <span>{article.name}</span>
      {article.retired && <Badge color="gray.7">{texts.retired}</Badge>}
      {article.season && <Badge color="blue.8">{texts.season}</Badge>}
    </Group>
  );
}
