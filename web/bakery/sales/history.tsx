import { Group, SegmentedControl, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { CalendarDay } from "../../../contract/bakery/office.ts";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { ChartFrame } from "../../ui/chart-frame.tsx";
import { CsvButton, DataTable } from "../../ui/data-table.tsx";
import { BarChart } from "../../ui/lazy-charts.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Figure, Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { useRead } from "../api.ts";
import { useTaxName } from "../tax.ts";
import { Compare } from "./compare.tsx";
import { Hours } from "./hours.tsx";
import { byDay, type DaySales, fourWeeksChange, group, type Period, usual } from "./periods.ts";
import { TEXTS } from "./texts.ts";
import { Vat } from "./vat.tsx";

/** Ninety days, taken together and apart. */
export function History() {
  const daily = useRead("GET /workspace/sales/daily");
  const today = useToday();
  const from = daily.data?.items[0]?.sold_on;
  const calendar = useRead("GET /workspace/calendar", { query: { from }, enabled: !!from });
  return (
    <Stack>
      <Loaded query={daily} lines={8}>
        {({ items }) => <Days days={byDay(items)} marks={marksOf(from ? (calendar.data?.items ?? []) : [])} />}
      </Loaded>
      <AfterPaint>
        {daily.data && <Compare days={byDay(daily.data.items)} today={today} />}
        <Hours />
        <Vat />
      </AfterPaint>
    </Stack>
  );
}

/** Days that are something of their own, by date. */
function marksOf(days: ReadonlyArray<z.output<typeof CalendarDay>>): ReadonlyMap<string, string> {
  return new Map(days.flatMap((it) => (it.holiday || it.event ? [[it.day_on, it.holiday ?? it.event ?? ""]] : [])));
}

interface Stretch {
  readonly days: readonly DaySales[];
  readonly marks: ReadonlyMap<string, string>;
}

function Days({ days, marks }: Stretch) {
  const texts = useTexts(TEXTS);
  const [period, setPeriod] = useState<Period>("day");
  const rows = group(days, period);
  const columns = [
    { title: texts[period], value: (it: DaySales) => it.day },
    { title: texts.sales, value: (it: DaySales) => it.gross / 100 },
    { title: texts.count, value: (it: DaySales) => it.tickets },
    { title: texts.pieces, value: (it: DaySales) => it.units },
    { title: texts.why, value: (it: DaySales) => marks.get(it.day) ?? "" },
  ];
  const marked = period === "day" ? marks : NO_MARKS;
  const csv = <CsvButton name={texts.title} columns={columns} rows={rows} />;
  return (
    <Panel title={texts.until} help={texts.untilHelp(useTaxName())} tour="history" action={csv}>
      <Totals days={days} />
      <Group my="sm">
        <SegmentedControl
          aria-label={texts.by}
          value={period}
          onChange={setPeriod}
          data={(["day", "week", "month"] as const).map((it) => ({ value: it, label: texts[it] }))}
        />
      </Group>
      <ChartFrame
        title={texts.until}
        chart={<DaysChart rows={rows} marks={marked} period={period} />}
        table={<DaysTable rows={rows} marks={marked} period={period} />}
      />
      <Explained days={days} marks={marks} />
    </Panel>
  );
}

/** A week by its Monday. */
const STYLES = { day: "long", week: "short", month: "month" } as const;
const NO_MARKS: ReadonlyMap<string, string> = new Map();

interface Shown {
  readonly rows: readonly DaySales[];
  readonly marks: ReadonlyMap<string, string>;
  readonly period: Period;
}

/** Days that are something of their own have a colour of their own. */
function DaysChart({ rows, marks, period }: Shown) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <BarChart
      h={260}
      data={rows.map((row) => ({
        day: formats.date(row.day, period === "month" ? "month" : "short"),
        [marks.has(row.day) ? "noted" : "gross"]: row.gross / 100,
      }))}
      dataKey="day"
      type="stacked"
      series={[
        { name: "gross", label: texts.sales, color: "var(--bright)" },
        { name: "noted", label: texts.why, color: "var(--info)" },
      ]}
      valueFormatter={(value) => formats.euros(value * 100)}
      withLegend={marks.size > 0}
      yAxisProps={{ width: 72 }}
    />
  );
}

function Totals({ days }: { readonly days: readonly DaySales[] }) {
  const texts = useTexts(TEXTS);
  const today = useToday();
  const formats = useFormats();
  const gross = days.reduce((sum, it) => sum + it.gross, 0);
  const tickets = days.reduce((sum, it) => sum + it.tickets, 0);
  const best = days.reduce<DaySales | undefined>((one, it) => (one && one.gross >= it.gross ? one : it), undefined);
  const change = fourWeeksChange(days, today);
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      <Figure
        label={texts.total}
        value={formats.euros(gross)}
        note={change !== undefined && texts.compare(formats.change(change))}
      />
      <Figure label={texts.count} value={formats.number(tickets)} />
      <Figure label={texts.average} value={tickets > 0 ? formats.money(Math.round(gross / tickets)) : "–"} />
      {best && <Figure label={texts.bestDay} value={formats.euros(best.gross)} note={formats.date(best.day, "long")} />}
    </SimpleGrid>
  );
}

function DaysTable(props: Shown) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.until}
      rows={props.rows.toReversed()}
      keyOf={(row) => row.day}
      columns={[
        {
          title: texts[props.period],
          cell: (row) => `${formats.date(row.day, STYLES[props.period])} ${props.marks.get(row.day) ?? ""}`,
        },
        { title: texts.sales, cell: (row) => formats.money(row.gross), isFigure: true },
        { title: texts.count, cell: (row) => formats.number(row.tickets), isFigure: true },
      ]}
    />
  );
}

/** What a holiday or an event did to its day. */
function Explained({ days, marks }: Stretch) {
  const texts = useTexts(TEXTS);
  const today = useToday();
  const formats = useFormats();
  return (
    <Stack gap={2} mt="sm">
      {days
        .filter((it) => marks.has(it.day) && it.gross > 0 && it.day < today)
        .map((day) => {
          const change = formats.change(day.gross / usual(days, day.day, today) - 1);
          return (
            <Text key={day.day} size="sm">
              {texts.noted(formats.date(day.day, "long"), marks.get(day.day) ?? "", change)}
            </Text>
          );
        })}
    </Stack>
  );
}
