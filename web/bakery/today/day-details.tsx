import { SimpleGrid } from "@mantine/core";
import { ChartFrame } from "../../ui/chart-frame.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { LineChart } from "../../ui/lazy-charts.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Figure, Panel } from "../../ui/screen.tsx";
import { Empty } from "../../ui/states.tsx";
import { type Day, useDay } from "../use-day.ts";
import { TEXTS } from "./texts.ts";

/** The day by the hour, by product and by shop. */
export function DayDetails() {
  const { data } = useDay();
  if (!data) return null;
  return (
    <>
      <Figures day={data} />
      <Pace day={data} />
      <SimpleGrid cols={{ base: 1, lg: data.shops.length > 1 ? 2 : 1 }}>
        <Top day={data} />
        {data.shops.length > 1 && <Shops day={data} />}
      </SimpleGrid>
    </>
  );
}

function Figures({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const margin = day.net_cents - day.ingredients_cents;
  return (
    <Panel title={texts.figures} tour="figures">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Figure label={texts.sales} value={formats.money(day.gross_cents)} />
        <Figure
          label={texts.tickets}
          value={formats.number(day.tickets)}
          note={texts.ofPieces(formats.number(day.units))}
        />
        <Figure
          label={texts.average}
          value={day.tickets > 0 ? formats.money(Math.round(day.gross_cents / day.tickets)) : "–"}
        />
        <Figure
          label={texts.margin}
          value={formats.money(margin)}
          note={day.net_cents > 0 && formats.percent(margin / day.net_cents)}
        />
      </SimpleGrid>
    </Panel>
  );
}

function Pace({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const points = accumulate(day);
  const before = useBefore(day);
  return (
    <Panel title={texts.pace} tour="pace">
      {points.length > 0 && (
        <ChartFrame
          title={texts.pace}
          chart={<PaceChart points={points} before={before} />}
          table={<PaceTable points={points} before={before} />}
        />
      )}
    </Panel>
  );
}

/** The day one compares with, as one says it: `jueves pasado`. */
function useBefore({ compared_on }: Day): string {
  const formats = useFormats();
  return compared_on ? formats.date(compared_on, "weekday") : "";
}

interface Points {
  readonly points: readonly Point[];
  readonly before: string;
}

function PaceChart({ points, before }: Points) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <LineChart
      h={240}
      data={points.map((it) => ({ hour: endOf(it), today: euro(it.today), before: euro(it.before) }))}
      dataKey="hour"
      series={[
        { name: "before", label: before, color: "var(--field)", strokeDasharray: "5 5" },
        { name: "today", label: texts.today, color: "var(--bright)" },
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

function PaceTable({ points, before }: Points) {
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
        { title: before, cell: (it) => formats.money(it.before), isFigure: true },
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
