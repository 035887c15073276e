import { Button, SimpleGrid } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import type { catalogueApi } from "../../../contract/bakery/catalogue.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { ALLERGEN_NAMES, ALLERGENS } from "../allergens.ts";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Product = Answered<(typeof catalogueApi)["GET /workspace/products"]>["items"][number];

/** What has to stand beside each product on the counter; on paper three by eight, as label sheets of 70 x 37 mm are cut. */
export function Labels() {
  const texts = useTexts(TEXTS);
  const products = useRead("GET /workspace/products");
  const isChecked = products.data?.items.every((it) => it.allergens_checked) ?? false;
  return (
    <Panel
      title={texts.labelsTitle}
      help={`${isChecked ? texts.labelsHelp : texts.labelsUnchecked} ${texts.labelsPaper}`}
      action={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {texts.print}
        </Button>
      }
    >
      <Loaded query={products}>{({ items }) => <Some items={items.filter((it) => !it.retired)} />}</Loaded>
    </Panel>
  );
}

function Some({ items }: { readonly items: readonly Product[] }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} className="no-print">
        {items.map((item) => (
          <div key={item.id} className="label">
            <Label product={item} />
          </div>
        ))}
      </SimpleGrid>
      <div className="paper label-sheet print-only">
        {items.map((item) => (
          <div key={item.id} className="paper-label">
            <Label product={item} />
          </div>
        ))}
      </div>
    </>
  );
}

function Label({ product }: { readonly product: Product }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const names: Readonly<Record<string, string>> = useTexts(ALLERGEN_NAMES);
  const { allergens, allergens_checked: isChecked } = product;
  const said = inOrder(allergens).map((one) => names[one] ?? one.replaceAll("_", " "));
  return (
    <>
      <b className="label-name">{product.name}</b>
      <span className="label-price">{formats.money(product.price_cents)}</span>
      <span className="label-text">
        {said.length === 0
          ? texts.containsNone
          : `${isChecked ? texts.contains : texts.mayContain}: ${said.join(", ")}`}
      </span>
      {!isChecked && <b className="label-text">{texts.unchecked}</b>}
    </>
  );
}

const place = (allergen: string): number => ALLERGENS.indexOf(allergen as (typeof ALLERGENS)[number]);

/** As the regulation lists them. */
const inOrder = (allergens: readonly string[]): readonly string[] =>
  allergens.toSorted((one, other) => place(one) - place(other));
