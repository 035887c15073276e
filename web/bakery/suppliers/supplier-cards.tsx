import { Button, Modal, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { Supplier } from "../../../contract/bakery/suppliers.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { groupBy } from "../../ui/group-by.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import type { Order } from "./orders.tsx";
import { TEXTS } from "./texts.ts";

type Firm = z.output<typeof Supplier>;

/** Whom one buys from: what they sell, when they come, and whether they come on time. */
export function SupplierCards() {
  const texts = useTexts(TEXTS);
  const suppliers = useRead("GET /workspace/suppliers");
  const orders = useRead("GET /workspace/purchase-orders").data?.items ?? [];
  const [priced, setPriced] = useState<Firm>();
  return (
    <Loaded query={suppliers} lines={8}>
      {({ items }) => (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {items.map((item) => (
              <Card
                key={item.id}
                supplier={item}
                orders={orders.filter((order) => order.supplier_id === item.id)}
                onPrices={() => setPriced(item)}
              />
            ))}
          </SimpleGrid>
          <Modal
            opened={priced !== undefined}
            onClose={() => setPriced(undefined)}
            title={priced && texts.pricesOf(priced.name)}
            closeButtonProps={{ "aria-label": texts.close }}
          >
            {priced && <Prices supplier={priced} />}
          </Modal>
        </>
      )}
    </Loaded>
  );
}

function Card(props: { readonly supplier: Firm; readonly orders: readonly Order[]; readonly onPrices: () => void }) {
  const texts = useTexts(TEXTS);
  const { supplier, orders } = props;
  const delivered = orders.filter((order) => order.delivered_at !== null);
  const punctual = delivered.filter((order) => (order.delivered_at ?? "").slice(0, 10) <= order.expected_on);
  return (
    <Paper withBorder p="md" component="article">
      <Stack gap={6} h="100%">
        <Title order={2}>{supplier.name}</Title>
        <Text>{supplier.sells}</Text>
        <Text size="sm" c="dimmed">
          {texts.delivers}: {supplier.delivers_on} · {texts.lead(supplier.lead_days)} ·{" "}
          {texts.pays(supplier.payment_days)}
        </Text>
        <Text size="sm">
          {delivered.length > 0 ? texts.punctual(punctual.length, delivered.length) : texts.noHistory}
        </Text>
        <Text size="sm" c="dimmed">
          {supplier.email}
        </Text>
        {supplier.ingredients.length > 0 && (
          <Button mt="auto" variant="default" onClick={props.onPrices} aria-label={`${texts.prices}: ${supplier.name}`}>
            {texts.prices}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

/** Each price as it stands, and the one it was before. */
function Prices({ supplier }: { readonly supplier: Firm }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const prices = useRead("GET /workspace/suppliers/:id/prices", { params: { id: supplier.id } });
  return (
    <Loaded query={prices}>
      {({ items }) => (
        <DataTable
          label={texts.pricesOf(supplier.name)}
          rows={[...groupBy(items, (it) => it.ingredient_id).values()]}
          page={40}
          keyOf={([it]) => it?.ingredient_id ?? ""}
          columns={[
            { title: texts.ingredient, cell: ([it]) => it?.ingredient_name },
            { title: texts.perKilo, cell: ([it]) => it && formats.money(it.cents_per_kg), isFigure: true },
            { title: texts.was, cell: ([, before]) => before && formats.money(before.cents_per_kg), isFigure: true },
            { title: texts.since, cell: ([it]) => it && formats.day(it.valid_from), isFigure: true },
          ]}
        />
      )}
    </Loaded>
  );
}
