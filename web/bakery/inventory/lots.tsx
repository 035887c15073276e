import type { z } from "zod";
import type { Lot } from "../../../contract/bakery/inventory.ts";
import { ListPanel } from "../../ui/list-panel.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useDemo, useToday } from "../../workspace/demo.tsx";
import { useRead } from "../api.ts";
import { kitchenAmount } from "../kitchen.ts";
import { isOffice } from "../roles.ts";
import { TEXTS } from "./texts.ts";

type Row = z.output<typeof Lot>;
const DAY_MS = 86_400_000;

/** What is open, first to expire first. */
export function Lots() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { me } = useDemo();
  const lots = useRead("GET /workspace/inventory/lots");
  const csv = [
    { title: texts.item, value: (it: Row) => it.ingredient_name },
    { title: texts.lot, value: (it: Row) => it.code },
    { title: texts.expires, value: (it: Row) => it.expires_on },
    { title: `${texts.onHand} (g)`, value: (it: Row) => it.on_hand_grams },
  ];
  const value = { title: texts.value, cell: (it: Row) => formats.money(it.value_cents ?? 0), isFigure: true };
  return (
    <ListPanel
      title={texts.lots}
      help={texts.lotsHelp}
      tour="lots"
      query={lots}
      empty={texts.noLots}
      csv={csv}
      keyOf={(it) => it.id}
      columns={[
        { title: texts.item, cell: (it) => <TwoLines main={it.ingredient_name} small={it.code} /> },
        { title: texts.expires, cell: (it) => <Expiry date={it.expires_on} /> },
        {
          title: texts.onHand,
          cell: (it) => kitchenAmount(it.on_hand_grams, it.ingredient_name, formats, locale),
          isFigure: true,
        },
        ...(isOffice(me.role) ? [value] : []),
      ]}
    />
  );
}

function Expiry({ date }: { readonly date: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
  const badge = days < 0 ? texts.expired : days === 0 ? texts.today : days === 1 ? texts.soon : undefined;
  return (
    <>
      <div className="nowrap">{formats.date(date)}</div>
      {badge && (
        <span className="chip" data-tone={days < 1 ? "bad" : "warn"}>
          {badge}
        </span>
      )}
    </>
  );
}
