import { Group } from "@mantine/core";
import type { z } from "zod";
import type { PurchaseOrder } from "../../../contract/bakery/suppliers.ts";
import { ListPanel } from "../../ui/list-panel.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

export type Order = z.output<typeof PurchaseOrder>;

const TONES = { sent: "info", late: "bad", delivered: "quiet" } as const;

/** Something came in lesser quantity than was ordered. */
const isShort = (order: Order): boolean =>
  order.lines.some((line) => line.received_grams !== null && line.received_grams < line.quantity_grams);

/** What was ordered: late ones first, then what is on its way. */
export function Orders() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const orders = useRead("GET /workspace/purchase-orders");
  const csv = [
    { title: texts.number, value: (it: Order) => it.number },
    { title: texts.supplier, value: (it: Order) => it.supplier_name },
    { title: texts.expected, value: (it: Order) => it.expected_on },
    { title: texts.status, value: (it: Order) => texts.statuses[it.status] },
    { title: texts.amount, value: (it: Order) => it.amount_cents / 100 },
  ];
  return (
    <ListPanel
      title={texts.orders}
      tour="orders"
      query={orders}
      arrange={openFirst}
      empty={texts.none}
      csv={csv}
      keyOf={(it) => it.id}
      columns={[
        { title: texts.supplier, cell: (it) => <From order={it} /> },
        { title: texts.status, cell: (it) => <Status order={it} /> },
        {
          title: texts.expected,
          isFigure: true,
          cell: (it) => <TwoLines main={formats.date(it.expected_on)} small={formats.money(it.amount_cents)} />,
        },
      ]}
    />
  );
}

function From({ order }: { readonly order: Order }) {
  const texts = useTexts(TEXTS);
  return (
    <Group gap={6}>
      <span>{order.supplier_name}</span>
      {order.placed_by === "person" && <span className="chip">{texts.byYou}</span>}
    </Group>
  );
}

function Status({ order }: { readonly order: Order }) {
  const texts = useTexts(TEXTS);
  return (
    <Group gap={6}>
      <span className="chip" data-tone={TONES[order.status]}>
        {texts.statuses[order.status]}
      </span>
      {isShort(order) && (
        <span className="chip" data-tone="warn">
          {texts.short}
        </span>
      )}
    </Group>
  );
}

const RANK = { late: 0, sent: 1, delivered: 2 } as const;

const openFirst = (orders: readonly Order[]): readonly Order[] =>
  orders.toSorted(
    (one, other) => RANK[one.status] - RANK[other.status] || other.expected_on.localeCompare(one.expected_on),
  );
