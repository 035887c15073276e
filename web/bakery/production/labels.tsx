import { Button, SimpleGrid, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { ALLERGEN_NAMES, ALLERGENS } from "../allergens.ts";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

/** What has to stand beside each product on the counter. */
export function Labels() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const names: Readonly<Record<string, string>> = useTexts(ALLERGEN_NAMES);
  const products = useRead("GET /workspace/products");
  const isChecked = products.data?.items.every((it) => it.allergens_checked) ?? false;
  return (
    <Panel
      title={texts.labelsTitle}
      help={isChecked ? texts.labelsHelp : texts.labelsUnchecked}
      action={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {texts.print}
        </Button>
      }
    >
      <Loaded query={products}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} className="labels">
            {items
              .filter((it) => !it.retired)
              .map((item) => (
                <div key={item.id} className="label">
                  <Text fw={700}>{item.name}</Text>
                  <Text size="sm">{formats.money(item.price_cents)}</Text>
                  <Text size="sm">
                    {item.allergens.length === 0
                      ? texts.containsNone
                      : `${item.allergens_checked ? texts.contains : texts.mayContain}: ${inOrder(item.allergens)
                          .map((one) => names[one] ?? one.replaceAll("_", " "))
                          .join(", ")}`}
                  </Text>
                  {!item.allergens_checked && (
                    <Text size="sm" fw={700}>
                      {texts.unchecked}
                    </Text>
                  )}
                </div>
              ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Panel>
  );
}

const place = (allergen: string): number => ALLERGENS.indexOf(allergen as (typeof ALLERGENS)[number]);

/** As the regulation lists them. */
const inOrder = (allergens: readonly string[]): readonly string[] =>
  allergens.toSorted((one, other) => place(one) - place(other));
