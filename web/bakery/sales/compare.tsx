import { SimpleGrid, Text } from "@mantine/core";
import { useState } from "react";
import { DataTable } from "../../ui/data-table.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { type DaySales, daysBefore, type Span, sumOf, type Totals } from "./periods.ts";
import { TEXTS } from "./texts.ts";

const WEEK = 7;

/** Any two stretches of the ninety days, side by side. */
export function Compare({ days, today }: { readonly days: readonly DaySales[]; readonly today: string }) {
  const texts = useTexts(TEXTS);
  const [one, setOne] = useState<Span>({ from: daysBefore(today, WEEK), to: daysBefore(today, 1) });
  const [other, setOther] = useState<Span>({ from: daysBefore(today, 2 * WEEK), to: daysBefore(today, WEEK + 1) });
  const reach = { from: days[0]?.day ?? today, to: days.at(-1)?.day ?? today };
  const isBackwards = one.from > one.to || other.from > other.to;
  return (
    <Panel title={texts.versus} help={texts.versusHelp}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mb="sm">
        <SpanFields title={texts.first} span={one} reach={reach} onChange={setOne} />
        <SpanFields title={texts.second} span={other} reach={reach} onChange={setOther} />
      </SimpleGrid>
      {isBackwards ? (
        <Text c="var(--bad)" role="alert">
          {texts.backwards}
        </Text>
      ) : (
        <Difference one={sumOf(days, one)} other={sumOf(days, other)} />
      )}
    </Panel>
  );
}

function SpanFields(props: {
  readonly title: string;
  readonly span: Span;
  readonly reach: Span;
  readonly onChange: (span: Span) => void;
}) {
  const texts = useTexts(TEXTS);
  const { title, span, reach, onChange } = props;
  return (
    <fieldset className="plain-fieldset">
      <legend>{title}</legend>
      <SimpleGrid cols={2} spacing="xs">
        {(["from", "to"] as const).map((end) => (
          <DateField
            key={end}
            label={texts[end]}
            value={span[end]}
            min={reach.from}
            max={reach.to}
            onChange={(date) => onChange({ ...span, [end]: date })}
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}

function Difference({ one, other }: { readonly one: Totals; readonly other: Totals }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const each = (value: number, n: number) => (n > 0 ? value / n : 0);
  const rows: ReadonlyArray<readonly [title: string, of: (it: Totals) => number, say: (value: number) => string]> = [
    [texts.sales, (it) => it.gross, formats.euros],
    [texts.count, (it) => it.tickets, formats.number],
    [texts.pieces, (it) => it.units, formats.number],
    [texts.average, (it) => each(it.gross, it.tickets), formats.money],
    [texts.perDay, (it) => each(it.gross, it.openDays), formats.euros],
  ];
  return (
    <DataTable
      label={texts.versus}
      rows={rows}
      keyOf={([title]) => title}
      columns={[
        { title: texts.figure, cell: ([title]) => title, isPlain: true },
        { title: "A", cell: ([, of, say]) => say(of(one)), isFigure: true },
        { title: "B", cell: ([, of, say]) => say(of(other)), isFigure: true },
        {
          title: texts.difference,
          cell: ([, of]) => (of(other) > 0 ? formats.change(of(one) / of(other) - 1) : "–"),
          isFigure: true,
        },
      ]}
    />
  );
}
