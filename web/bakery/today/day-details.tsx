import { SimpleGrid } from "@mantine/core";
import { ChartFrame } from "../../ui/chart-frame.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { LineChart } from "../../ui/lazy-charts.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty } from "../../ui/states.tsx";
import { TEXTS } from "./texts.ts";
import { type Day, useDay } from "./use-day.ts";

/** The day by the hour, by product and by shop. */
export function DayDetails() {
  const { data } = useDay();
  if (!data) return null;
  return (
    <>
      <Pace day={data} />
      <SimpleGrid cols={{ base: 1, lg: data.shops.length > 1 ? 2 : 1 }}>
        <Top day={data} />
        {data.shops.length > 1 && <Shops day={data} />}
      </SimpleGrid>
    </>
  );
}

function Pace({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const points = accumulate(day);
  return (
    <Panel title={texts.pace} tour="pace">
      {points.length > 0 && (
        <ChartFrame title={texts.pace} chart={<PaceChart points={points} />} table={<PaceTable points={points} />} />
      )}
    </Panel>
  );
}

function PaceChart({ points }: { readonly points: readonly Point[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <LineChart
      h={240}
      data={points.map((it) => ({ hour: endOf(it), today: euro(it.today), before: euro(it.before) }))}
      dataKey="hour"
      series={[
        { name: "before", label: texts.before, color: "gray.5", strokeDasharray: "5 5" },
        { name: "today", label: texts.today, color: "brand.5" },
      ]}
      connectNulls={false}
      withLegend
      valueFormatter={(value) => formats.euros(value * 100)}
      curveType="monotone"
      strokeWidth={3}
      yAxisProps={{ width: 64 }}
    />
  );
}

function PaceTable({ points }: { readonly points: readonly Point[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.pace}
      rows={points}
      keyOf={endOf}
      columns={[
        { title: texts.hour, cell: endOf },
        { title: texts.today, cell: (it) => (it.today === null ? "" : formats.money(it.today)), isFigure: true },
        { title: texts.before, cell: (it) => formats.money(it.before), isFigure: true },
      ]}
    />
  );
}

const endOf = ({ hour }: Point): string => `${hour + 1}:00`;
const euro = (cents: number | null): number | null => (cents === null ? null : cents / 100);

interface Point {
  readonly hour: number;
  readonly today: number | null;
  readonly before: number;
}

/** What had been sold by the end of each hour. */
function accumulate({ hours }: Day): readonly Point[] {
  let [today, before] = [0, 0];
  return hours.map((hour) => {
    today += hour.gross_cents ?? 0;
    before += hour.compared_cents;
    return { hour: hour.hour, today: hour.gross_cents === null ? null : today, before };
  });
}

function Top({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Panel title={texts.top}>
      {day.top.length === 0 ? (
        <Empty>{texts.topNone}</Empty>
      ) : (
        <DataTable
          label={texts.top}
          rows={day.top}
          keyOf={(it) => it.product_id}
          columns={[
            { title: texts.product, cell: (it) => it.product_name },
            { title: texts.units, cell: (it) => formats.number(it.units), isFigure: true },
            { title: texts.amount, cell: (it) => formats.money(it.gross_cents), isFigure: true },
          ]}
        />
      )}
    </Panel>
  );
}

function Shops({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <Panel title={texts.shops}>
      <DataTable
        label={texts.shops}
        rows={day.shops}
        keyOf={(it) => it.location_id}
        columns={[
          { title: texts.shop, cell: (it) => it.name },
          { title: texts.sales, cell: (it) => formats.money(it.gross_cents), isFigure: true },
          {
            title: "±",
            cell: (row) =>
              row.compared_so_far_cents > 0 ? formats.change(row.gross_cents / row.compared_so_far_cents - 1) : "",
            isFigure: true,
          },
        ]}
      />
    </Panel>
  );
}
