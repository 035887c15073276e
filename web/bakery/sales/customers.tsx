import type { z } from "zod";
import type { Customer } from "../../../contract/bakery/customers.ts";
import { ListPanel } from "../../ui/list-panel.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { useTaxName } from "../tax.ts";
import { TEXTS } from "./texts.ts";

type Business = z.output<typeof Customer>;
type Texts = (typeof TEXTS)["es"];

/** Cafés and restaurants that take the same every day, on account; the best of them on top. */
export function Customers() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const tax = useTaxName();
  const customers = useRead("GET /workspace/customers");
  const csv = [
    { title: texts.customer, value: (it: Business) => it.name },
    { title: "CIF", value: (it: Business) => it.cif },
    { title: texts.address, value: (it: Business) => it.address },
    { title: texts.standing, value: (it: Business) => ordersOf(it, texts) },
    { title: texts.month30(tax), value: (it: Business) => it.month_cents / 100 },
  ];
  return (
    <ListPanel
      title={texts.customers}
      help={texts.customersHelp}
      query={customers}
      arrange={(rows) => rows.toSorted((one, other) => other.month_cents - one.month_cents)}
      empty={texts.noCustomers}
      csv={csv}
      keyOf={(it) => it.id}
      columns={[
        { title: texts.customer, cell: (it) => <TwoLines main={it.name} small={ordersOf(it, texts)} /> },
        { title: texts.month30(tax), cell: (it) => formats.money(it.month_cents), isFigure: true },
      ]}
    />
  );
}

/** `11 × Magdalena (L–S)` */
function ordersOf({ standing_orders }: Business, texts: Texts): string {
  return standing_orders
    .map((it) => `${it.units} × ${it.product_name} (${daysOf(it.weekdays, texts.weekdays)})`)
    .join(", ");
}

/** Days in a row by the first and the last of them. */
function daysOf(weekdays: readonly number[], names: readonly string[]): string {
  const [first = 0, last = 0] = [weekdays[0], weekdays.at(-1)];
  const isRow = weekdays.length > 2 && last - first === weekdays.length - 1;
  return isRow ? `${names[first]}–${names[last]}` : weekdays.map((it) => names[it]).join(" ");
}
