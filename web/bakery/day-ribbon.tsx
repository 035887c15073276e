import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { BakeryDay } from "../../contract/bakery/days.ts";
import { DataTable } from "../ui/data-table.tsx";
import type { Formats } from "../ui/format.ts";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { Ribbon, type RibbonMark } from "../ui/ribbon/ribbon.tsx";
import { shortName } from "./short-name.ts";
import { typicalSoFar } from "./typical-so-far.ts";

export type Day = z.output<typeof BakeryDay>;

const TEXTS = {
  es: {
    now: "ahora",
    closes: (at: string) => `cierra ${at}`,
    closed: (at: string) => `cerrado ${at}`,
    shut: "Hoy no se abre ni se hornea.",
    pieces: (n: string) => `${n} piezas`,
    said: (runs: string, sold: string, typical: string) =>
      `El día como una cinta. Hornadas: ${runs}. Vendidas ${sold} piezas; en un día normal, a estas horas, unas ${typical}.`,
    noRuns: "ninguna",
    out: (label: string, at: string) => `${at} agotado: ${label}`,
    more: (n: number) => `${n} agotados`,
    table: "Ver en tabla",
    picture: "Ver como cinta",
    hour: "Hora",
    sold: "Vendidas",
    typical: "Un día normal",
  },
  en: {
    now: "now",
    closes: (at: string) => `closes ${at}`,
    closed: (at: string) => `closed ${at}`,
    shut: "Today it neither opens nor bakes.",
    pieces: (n: string) => `${n} pieces`,
    said: (runs: string, sold: string, typical: string) =>
      `The day as a ribbon. Runs: ${runs}. ${sold} pieces sold; on a normal day some ${typical} by this time.`,
    noRuns: "none",
    out: (label: string, at: string) => `${at} sold out: ${label}`,
    more: (n: number) => `${n} sold out`,
    table: "See it as a table",
    picture: "See it as a ribbon",
    hour: "Hour",
    sold: "Sold",
    typical: "A normal day",
  },
};

const MINUTE_MS = 60_000;
/** Before the first run and after closing, so that nothing is cut off. */
const MARGIN_MINUTES = 45;
const DAY_STARTS = "T03:30:00";
const DAY_ENDS = "T21:00:00";

const plus = (at: string | Date, minutes: number): Date => new Date(new Date(at).getTime() + minutes * MINUTE_MS);

/** From before the first run, or opening, until after closing; of a day without either a baker's usual hours. */
export function endsOf(day: Day): { readonly from: Date; readonly to: Date } {
  const starts = [day.runs[0]?.lit_at, day.opens_at ?? undefined].filter((it) => it !== undefined).sort();
  const ends = [day.closes_at ?? undefined, day.runs.at(-1)?.ready_at].filter((it) => it !== undefined).sort();
  return {
    from: plus(starts[0] ?? `${day.day_on}${DAY_STARTS}`, -MARGIN_MINUTES),
    to: plus(ends.at(-1) ?? `${day.day_on}${DAY_ENDS}`, MARGIN_MINUTES / 2),
  };
}

const stateOf = (run: Day["runs"][number], now: Date): RibbonMark["state"] =>
  now < new Date(run.lit_at) ? "planned" : run.in_units > 0 || now < new Date(run.ready_at) ? "in" : "out";

function marksOf(day: Day, now: Date, formats: Formats, pieces: (n: string) => string): readonly RibbonMark[] {
  return day.runs.map((run) => ({
    at: new Date(run.lit_at),
    state: stateOf(run, now),
    label: `${formats.time(run.lit_at)} · ${pieces(formats.number(run.planned_units))}`,
    short: formats.time(run.lit_at),
  }));
}

export const columnsOf = (day: Day) =>
  day.hours.map((it) => ({
    from: new Date(it.starts_at),
    to: new Date(it.ends_at),
    value: it.units,
    typical: it.typical_units,
  }));

/** A day of the bakery from its first run to closing, at a moment; and the same as a table, a touch away. */
export function DayRibbon({ day, now, isNew }: { readonly day: Day; readonly now: Date; readonly isNew?: boolean }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [isTable, setIsTable] = useState(false);
  const { from, to } = endsOf(day);
  const isShut = !day.is_open && day.runs.length === 0;
  const end =
    day.closes_at && (now < new Date(day.closes_at) ? texts.closes : texts.closed)(formats.time(day.closes_at));
  return (
    <div data-tour="ribbon" className="ribbon-with-table">
      {isTable ? (
        <DayTable day={day} />
      ) : (
        <Ribbon
          from={from}
          to={to}
          now={isShut ? undefined : now}
          nowLabel={texts.now}
          marks={marksOf(day, now, formats, texts.pieces)}
          columns={columnsOf(day)}
          pins={pinsOf(day, texts, formats)}
          {...(end && { end })}
          label={isShut ? texts.shut : saidOf(day, now, texts, formats)}
          isNew={isNew ?? false}
        />
      )}
      {!isShut && (
        <UnstyledButton className="tabular-toggle no-print" onClick={() => setIsTable(!isTable)}>
          {isTable ? texts.picture : texts.table}
        </UnstyledButton>
      )}
    </div>
  );
}

type Texts = (typeof TEXTS)["es"];

/** The first that ran out by its name; where there are more, how many. */
function pinsOf(day: Day, texts: Texts, formats: Formats) {
  const [first, ...others] = day.sold_out;
  if (!first) return [];
  const at = formats.time(first.at);
  const label = others.length === 0 ? texts.out(shortName(first.product_name), at) : texts.more(day.sold_out.length);
  return [{ at: new Date(others.length === 0 ? first.at : (day.sold_out.at(-1)?.at ?? first.at)), label }];
}

function saidOf(day: Day, now: Date, texts: Texts, formats: Formats): string {
  const runs = day.runs.map((it) => `${formats.time(it.lit_at)}, ${texts.pieces(formats.number(it.planned_units))}`);
  const sold = day.hours.reduce((sum, it) => sum + (it.units ?? 0), 0);
  return texts.said(runs.join("; ") || texts.noRuns, formats.number(sold), formats.number(typicalSoFar(day, now)));
}

function DayTable({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  return (
    <DataTable
      label={texts.table}
      rows={day.hours}
      page={24}
      keyOf={(it) => it.starts_at}
      columns={[
        { title: texts.hour, cell: (it) => `${formats.time(it.starts_at)}–${formats.time(it.ends_at)}` },
        { title: texts.sold, cell: (it) => (it.units === null ? "" : formats.number(it.units)), isFigure: true },
        { title: texts.typical, cell: (it) => formats.number(it.typical_units), isFigure: true },
      ]}
    />
  );
}
