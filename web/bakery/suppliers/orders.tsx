import { Badge, Group } from "@mantine/core";
import type { z } from "zod";
import type { PurchaseOrder } from "../../../contract/bakery-office.ts";
import { useList } from "../../api/hooks.ts";
import { CsvButton, DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { TEXTS } from "./texts.ts";

export type Order = z.output<typeof PurchaseOrder>;

const COLORS = { sent: "blue.8", late: "red.9", delivered: "gray.7" } as const;

/** Something came in lesser quantity than was ordered. */
const isShort = (it: Order): boolean =>
  it.lines.some((line) => line.received_grams !== null && line.received_grams < line.quantity_grams);

/** What was ordered: late ones first, then what is on its way. */
export function Orders() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const orders = useList<Order>("/workspace/purchase-orders");
  const csv = [
    { title: texts.number, value: (it: Order) => it.number },
    { title: texts.supplier, value: (it: Order) => it.supplier_name },
    { title: texts.expected, value: (it: Order) => it.expected_on },
    { title: texts.status, value: (it: Order) => texts.statuses[it.status] },
    { title: texts.amount, value: (it: Order) => it.amount_cents / 100 },
  ];
  return (
    <Panel
      title={texts.orders}
      tour="orders"
      action={<CsvButton name={texts.orders} columns={csv} rows={orders.data?.items ?? []} />}
    >
      <Loaded query={orders} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{texts.none}</Empty>
          ) : (
            <DataTable
              label={texts.orders}
              rows={openFirst(items)}
              keyOf={(it) => it.id}
              columns={[
                {
                  title: texts.supplier,
                  cell: (it) => (
                    <Group gap={6}>
                      <span>{it.supplier_name}</span>
                      {it.placed_by === "person" && <Badge>{texts.byYou}</Badge>}
                    </Group>
                  ),
                },
                {
                  title: texts.status,
                  cell: (it) => (
                    <Group gap={6}>
                      <Badge color={COLORS[it.status]}>{texts.statuses[it.status]}</Badge>
                      {isShort(it) && <Badge color="crust.6">{texts.short}</Badge>}
                    </Group>
                  ),
                },
                {
                  title: texts.expected,
                  isFigure: true,
                  cell: (it) => (
                    <>
                      {formats.date(it.expected_on)}
                      <br />
                      {formats.money(it.amount_cents)}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

const RANK = { late: 0, sent: 1, delivered: 2 } as const;

const openFirst = (orders: readonly Order[]): readonly Order[] =>
  orders.toSorted(
    (one, other) => RANK[one.status] - RANK[other.status] || other.expected_on.localeCompare(one.expected_on),
  );
