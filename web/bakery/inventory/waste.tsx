import { Stack, Text, UnstyledButton } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import type { WasteSummary } from "../../../contract/bakery/inventory.ts";
import { CsvButton, DataTable } from "../../ui/data-table.tsx";
import { capital } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { useSeen } from "../../workspace/guide/guide.tsx";
import { useRead } from "../api.ts";
import { RecordWaste } from "./record-waste.tsx";
import { TEXTS } from "./texts.ts";

/** Twenty-eight days, both ends with them. */
const FOUR_WEEKS = 27;
const DAY_MS = 86_400_000;
const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

type Row = z.output<typeof WasteSummary>;

/** What did not become a sale, in kilograms and euros, and where it went: up to today, or in the weeks that an insight tells of. */
export function Waste() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const { of } = useSearch({ strict: false }) as { readonly of?: string };
  const [to, setTo] = useState(of ?? today);
  const from = addDays(to, -FOUR_WEEKS);
  const summary = useRead("GET /workspace/inventory/waste", { query: { from, to } });
  const span = (end: string) => texts.wasteSpan(formats.date(addDays(end, -FOUR_WEEKS)), formats.date(end));
  useSeen("waste", summary.isSuccess);
  const csv = [
    { title: texts.destination, value: (it: Row) => texts[it.destination] },
    { title: `${texts.weight} (g)`, value: (it: Row) => it.grams },
    { title: texts.cost, value: (it: Row) => it.cost_cents / 100 },
    { title: texts.price, value: (it: Row) => it.price_cents / 100 },
  ];
  return (
    <Stack>
      <Panel
        title={texts.wasteTitle}
        help={`${capital(span(to))}. ${texts.wasteHelp}`}
        action={<CsvButton name={texts.waste} columns={csv} rows={summary.data?.items ?? []} />}
      >
        {of && of !== today && (
          <fieldset className="chips plain-fieldset waste-spans">
            <legend className="hidden-text">{texts.wasteTitle}</legend>
            {[of, today].map((end) => (
              <UnstyledButton
                key={end}
                className="chip quiet choice"
                aria-pressed={end === to}
                onClick={() => setTo(end)}
              >
                {span(end)}
              </UnstyledButton>
            ))}
          </fieldset>
        )}
        <Loaded query={summary}>
          {({ items }) => (items.length === 0 ? <Empty>{texts.noWaste}</Empty> : <Summary rows={items} />)}
        </Loaded>
      </Panel>
      <RecordWaste />
    </Stack>
  );
}

function Summary({ rows }: { readonly rows: readonly Row[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const sum = (figure: "grams" | "cost_cents" | "price_cents") => rows.reduce((total, it) => total + it[figure], 0);
  return (
    <>
      <Text size="lg" fw={700} mb="sm">
        {texts.summary(
          formats.weight(sum("grams")),
          formats.money(sum("cost_cents")),
          formats.money(sum("price_cents")),
        )}
      </Text>
      <DataTable
        label={texts.wasteTitle}
        rows={rows}
        keyOf={(it) => it.destination}
        columns={[
          { title: texts.destination, cell: (it) => texts[it.destination] },
          { title: texts.weight, cell: (it) => formats.weight(it.grams), isFigure: true },
          { title: texts.cost, cell: (it) => formats.money(it.cost_cents), isFigure: true },
          { title: texts.price, cell: (it) => formats.money(it.price_cents), isFigure: true },
        ]}
      />
    </>
  );
}
