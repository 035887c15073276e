import type { z } from "zod";
import type { StockMovement } from "../../../contract/bakery/inventory.ts";
import { ListPanel } from "../../ui/list-panel.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useRead } from "../api.ts";
import { kitchenAmount } from "../kitchen.ts";
import { TEXTS } from "./texts.ts";

type Row = z.output<typeof StockMovement>;

/** What came into the larder and what went out of it. */
export function Movements() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const movements = useRead("GET /workspace/inventory/movements", { query: { limit: 200 } });
  const kindOf = (it: Row): string => texts.kinds[it.kind] ?? texts.otherKind;
  const csv = [
    { title: texts.when, value: (it: Row) => it.occurred_at },
    { title: texts.item, value: (it: Row) => it.ingredient_name },
    { title: texts.kind, value: kindOf },
    { title: `${texts.amount} (g)`, value: (it: Row) => it.quantity_grams },
  ];
  return (
    <ListPanel
      title={texts.movements}
      help={texts.movementsHelp}
      query={movements}
      page={20}
      empty={texts.noMovements}
      csv={csv}
      keyOf={(it) => it.id}
      columns={[
        { title: texts.item, cell: (it) => <TwoLines main={it.ingredient_name} small={kindOf(it)} /> },
        {
          title: texts.amount,
          cell: (it) => kitchenAmount(it.quantity_grams, it.ingredient_name, formats, locale),
          isFigure: true,
        },
        {
          title: texts.when,
          isFigure: true,
          cell: (it) => <TwoLines main={formats.time(it.occurred_at)} small={formats.dayShort(it.occurred_at)} />,
        },
      ]}
    />
  );
}
