import { SimpleGrid, Text } from "@mantine/core";
import type { z } from "zod";
import type { Today as Contract } from "../../../contract/bakery-screens.ts";
import { useRead } from "../../api/hooks.ts";
import { ChartFrame } from "../../ui/chart-frame.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { LineChart } from "../../ui/lazy-charts.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Figure, Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useSeen } from "../../workspace/guide.tsx";
import { TEXTS } from "./texts.ts";

type Day = z.output<typeof Contract>;

/** Sales arrive while one looks. */
const LIVE_MS = 10_000;

export function DayFigures() {
  const day = useRead<Day>("/workspace/today", { every: LIVE_MS });
  useSeen("today", day.isSuccess);
  return (
    <Loaded query={day} lines={6}>
      {(data) => (
        <>
          <Figures day={data} />
          <Pace day={data} />
          <SimpleGrid cols={{ base: 1, lg: data.shops.length > 1 ? 2 : 1 }}>
            <Top day={data} />
            {data.shops.length > 1 && <Shops day={data} />}
          </SimpleGrid>
        </>
      )}
    </Loaded>
  );
}

const toneOf = (change: number): "good" | "bad" | undefined =>
  change > 0.005 ? "good" : change < -0.005 ? "bad" : undefined;

function Figures({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const change = day.compared_so_far_cents > 0 ? day.gross_cents / day.compared_so_far_cents - 1 : undefined;
  const margin = day.net_cents - day.ingredients_cents;
  return (
    <Panel title={texts.soFarTitle} tour="figures">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
        <Figure
          label={texts.sales}
          value={formats.money(day.gross_cents)}
          tone={change === undefined ? undefined : toneOf(change)}
          note={
            change !== undefined &&
            day.compared_on &&
            texts.against(formats.change(change), `${formats.date(day.compared_on)} ${texts.soFar}`)
          }
        />
        <Figure
          label={texts.tickets}
          value={formats.number(day.tickets)}
          note={texts.pieces(formats.number(day.units))}
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
        {day.waste && (
          <Figure
            label={texts.wasteOn(formats.date(day.waste.day_on))}
            value={formats.money(day.waste.gross_cents)}
            note={texts.pieces(formats.number(day.waste.units))}
          />
        )}
      </SimpleGrid>
    </Panel>
  );
}

function Pace({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const points = accumulate(day);
  return (
    <Panel title={texts.pace} tour="pace">
      <Text size="lg" fw={700} aria-live="polite">
        {day.expected_cents === null ? texts.early : texts.expected(formats.euros(day.expected_cents))}
      </Text>
      {day.compared_on && (
        <Text c="dimmed" mb="sm">
          {texts.expectedNote(formats.euros(day.compared_cents), formats.date(day.compared_on, "long"))}
        </Text>
      )}
      {points.length > 0 && (
        <ChartFrame
          title={texts.pace}
          chart={
            <LineChart
              h={240}
              data={points.map((it) => ({
                ...it,
                hour: `${it.hour}:59`,
                today: euro(it.today),
                before: euro(it.before),
              }))}
              dataKey="hour"
              series={[
                { name: "before", label: texts.before, color: "gray.5", strokeDasharray: "5 5" },
                { name: "today", label: texts.today, color: "crust.5" },
              ]}
              connectNulls={false}
              withLegend
              valueFormatter={(value) => formats.euros(value * 100)}
              curveType="monotone"
              strokeWidth={3}
              yAxisProps={{ width: 64 }}
            />
          }
          table={
            <DataTable
              label={texts.pace}
              rows={points}
              keyOf={(it) => String(it.hour)}
              columns={[
                { title: texts.hour, cell: (it) => `${it.hour}:59` },
                {
                  title: texts.today,
                  cell: (it) => (it.today === null ? "" : formats.money(it.today)),
                  isFigure: true,
                },
                { title: texts.before, cell: (it) => formats.money(it.before), isFigure: true },
              ]}
            />
          }
        />
      )}
    </Panel>
  );
}

const euro = (cents: number | null): number | null => (cents === null ? null : cents / 100);

interface Point {
  readonly hour: number;
  readonly today: number | null;
  readonly before: number;
}

/** What had been sold by the end of each hour. */
function accumulate({ hours }: Day): readonly Point[] {
  let [today, before] = [0, 0];
  return hours.map((it) => {
    today += it.gross_cents ?? 0;
    before += it.compared_cents;
    return { hour: it.hour, today: it.gross_cents === null ? null : today, before };
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
            cell: (it) =>
              it.compared_so_far_cents > 0 ? formats.change(it.gross_cents / it.compared_so_far_cents - 1) : "",
            isFigure: true,
          },
        ]}
      />
    </Panel>
  );
}
