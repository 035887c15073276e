import { Text } from "@mantine/core";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

/** What a product has cost, newest first. */
export function PriceHistory({ productId }: { readonly productId: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const prices = useRead("GET /workspace/products/:id/prices", { params: { id: productId } });
  return (
    <Loaded query={prices} lines={2}>
      {({ items }) =>
        items.length < 2 ? (
          <Text c="dimmed">{texts.onePrice}</Text>
        ) : (
          <DataTable
            label={texts.prices}
            rows={items}
            page={5}
            keyOf={(it) => it.valid_from}
            columns={[
              { title: texts.since, cell: (it) => formats.dateTime(it.valid_from) },
              { title: texts.price, cell: (it) => formats.money(it.price_cents), isFigure: true },
            ]}
          />
        )
      }
    </Loaded>
  );
}
