import { SegmentedControl } from "@mantine/core";
import { ChartFrame } from "../../ui/chart-frame.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { groupBy } from "../../ui/group-by.ts";
import { BarChart } from "../../ui/lazy-charts.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import type { Guess } from "./guess.ts";
import { TEXTS } from "./texts.ts";

/** The days ahead, and which of them is looked at. */
export function Week(props: {
  readonly guesses: readonly Guess[];
  readonly day: string;
  readonly onChoose: (day: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const days = [...groupBy(props.guesses, (guess) => guess.forecast_on)].map(([day, guesses]) => ({
    day,
    pieces: Math.round(guesses.reduce((sum, guess) => sum + guess.predicted_units, 0)),
  }));
  return (
    <Panel title={texts.week} help={texts.weekHelp} tour="week">
      <div className="scroll-x">
        <SegmentedControl
          aria-label={texts.day}
          value={props.day}
          onChange={props.onChoose}
          data={days.map(({ day }) => ({ value: day, label: formats.date(day, "weekday") }))}
          mb="sm"
        />
      </div>
      <ChartFrame title={texts.week} height={200} chart={<DaysChart days={days} />} table={<DaysTable days={days} />} />
    </Panel>
  );
}

interface Ahead {
  readonly days: ReadonlyArray<{ readonly day: string; readonly pieces: number }>;
}

function DaysChart({ days }: Ahead) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <BarChart
      h={200}
      data={days.map(({ day, pieces }) => ({ day: formats.date(day, "weekday"), pieces }))}
      dataKey="day"
      series={[{ name: "pieces", label: texts.pieces, color: "brand.5" }]}
      valueFormatter={(value) => formats.number(value)}
    />
  );
}

function DaysTable({ days }: Ahead) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const said = (pieces: number) => (pieces > 0 ? formats.number(pieces) : texts.closed);
  return (
    <DataTable
      label={texts.week}
      rows={days}
      keyOf={({ day }) => day}
      columns={[
        { title: texts.day, cell: ({ day }) => formats.date(day, "long") },
        { title: texts.pieces, cell: ({ pieces }) => said(pieces), isFigure: true },
      ]}
    />
  );
}
