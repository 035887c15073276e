import { SimpleGrid } from "@mantine/core";
import { ChartFrame } from "../../ui/chart-frame.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { LineChart } from "../../ui/lazy-charts.ts";
import { toLocal } from "../../ui/local-time.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Figure, Panel } from "../../ui/screen.tsx";
import { Empty } from "../../ui/states.tsx";
import { useDemo, useTicks } from "../../workspace/demo.tsx";
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
  const { now } = useTicks();
  const { clock } = useDemo().me;
  const points = accumulate(day, minuteOf(now, clock.time_zone));
  return (
    <Panel title={texts.pace} tour="pace">
      {points.length > 0 && (
        <ChartFrame title={texts.pace} chart={<PaceChart points={points} />} table={<PaceTable points={points} />} />
      )}
    </Panel>
  );
}

interface Points {
  readonly points: readonly Point[];
}

function PaceChart({ points }: Points) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <LineChart
      h={240}
      data={points.map((it) => ({ at: it.at, today: euro(it.today), typical: euro(it.typical) }))}
      dataKey="at"
      series={[
        { name: "typical", label: texts.normalDay, color: "var(--field)", strokeDasharray: "5 5" },
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

function PaceTable({ points }: Points) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.pace}
      rows={points}
      keyOf={(it) => it.at}
      columns={[
        { title: texts.hour, cell: (it) => it.at },
        { title: texts.today, cell: (it) => (it.today === null ? "" : formats.money(it.today)), isFigure: true },
        { title: texts.normalDay, cell: (it) => formats.money(it.typical), isFigure: true },
      ]}
    />
  );
}

const euro = (cents: number | null): number | null => (cents === null ? null : cents / 100);
const minuteOf = (at: Date, timeZone: string): number => {
  const [hour = 0, minute = 0] = toLocal(at, timeZone).slice(11, 16).split(":").map(Number);
  return 60 * hour + minute;
};
const timeOf = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

interface Point {
  /** A time of day, such as `17:45`. */
  readonly at: string;
  readonly today: number | null;
  readonly typical: number;
}

/** What had been sold by the end of each hour; of the one that runs by now: half an hour is not held against a whole one. */
function accumulate(day: Day, minute: number): readonly Point[] {
  let today = 0;
  return day.hours.flatMap((hour) => {
    const end = 60 * (hour.hour + 1);
    const whole = { at: timeOf(end), typical: hour.typical_so_far_cents };
    if (hour.gross_cents === null) return [{ ...whole, today: null }];
    today += hour.gross_cents;
    if (minute >= end || minute < end - 60) return [{ ...whole, today }];
    const now = { at: timeOf(minute), today, typical: day.typical_so_far_cents ?? 0 };
    return [now, { ...whole, today: null }];
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
            title: texts.againstNormal,
            cell: (row) =>
              row.typical_so_far_cents ? formats.change(row.gross_cents / row.typical_so_far_cents - 1) : "",
            isFigure: true,
          },
        ]}
      />
    </Panel>
  );
}
