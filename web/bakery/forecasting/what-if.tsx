import { SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { WhatIf, WhatIfItem } from "../../../contract/bakery/forecasting.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Asked = z.output<typeof WhatIf>;
type Item = z.output<typeof WhatIfItem>;
const ASKED: readonly Asked[] = ["rain", "holiday", "busy"];

/** What would change a day, and by how much. */
export function WhatIfPanel({ day }: { readonly day: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [asked, setAsked] = useState<Asked>("rain");
  const items = useRead("GET /workspace/forecasts/what-if", { query: { what_if: asked, day_on: day } });
  return (
    <Panel title={texts.whatIf} help={texts.whatIfHelp(formats.date(day, "long"))} tour="what-if">
      <div className="scroll-x">
        <SegmentedControl
          mb="sm"
          aria-label={texts.whatIf}
          value={asked}
          onChange={(wanted) => {
            setAsked(wanted);
            track("feature_used", { feature: "what_if", what_if: wanted });
          }}
          data={ASKED.map((it) => ({ value: it, label: texts[it] }))}
        />
      </div>
      <Loaded query={items}>{(data) => <Difference items={data.items} />}</Loaded>
    </Panel>
  );
}

function Difference({ items }: { readonly items: readonly Item[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const sum = (of: (it: Item) => number) => items.reduce((total, it) => total + of(it), 0);
  const pieces = Math.round(sum((it) => it.what_if_units - it.predicted_units));
  const euros = sum((it) => it.difference_cents);
  const signed = (value: number, said: string) => (value > 0 ? `+${said}` : said);
  const rows = items
    .filter((it) => it.difference_cents !== 0)
    .sort((one, other) => Math.abs(other.difference_cents) - Math.abs(one.difference_cents));
  return (
    <>
      <Text size="lg" fw={700} mb="sm" aria-live="polite">
        {texts.wouldBe(signed(pieces, formats.number(pieces)), signed(euros, formats.money(euros)))}
      </Text>
      <DataTable
        label={texts.whatIf}
        rows={rows}
        page={8}
        keyOf={(it) => it.product_id}
        columns={[
          { title: texts.product, cell: (it) => it.product_name },
          { title: texts.usually, cell: (it) => formats.number(it.predicted_units, 1), isFigure: true },
          { title: texts.changed, cell: (it) => formats.number(it.what_if_units, 1), isFigure: true },
          { title: "€", cell: (it) => formats.money(it.difference_cents), isFigure: true },
        ]}
      />
    </>
  );
}
