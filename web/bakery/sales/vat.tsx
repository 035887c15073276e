import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { useTaxName } from "../tax.ts";
import { TEXTS } from "./texts.ts";

/** What belongs to the tax office, by rate. */
export function Vat() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const tax = useTaxName();
  const shares = useRead("GET /workspace/sales/vat");
  return (
    <Panel title={texts.vat(tax)} help={texts.vatHelp(tax)}>
      <Loaded query={shares}>
        {({ items }) => (
          <DataTable
            label={texts.vat(tax)}
            rows={items}
            keyOf={(it) => String(it.vat_percent)}
            columns={[
              { title: texts.rate, cell: (it) => formats.percent(it.vat_percent / 100) },
              { title: texts.base, cell: (it) => formats.money(it.net_cents), isFigure: true },
              { title: texts.tax, cell: (it) => formats.money(it.vat_cents), isFigure: true },
              { title: texts.gross(tax), cell: (it) => formats.money(it.gross_cents), isFigure: true },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
