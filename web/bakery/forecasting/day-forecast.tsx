import { Modal, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { Answer } from "../../ui/answer.tsx";
import { CsvButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { useRead } from "../api.ts";
import type { Day } from "../day-ribbon.tsx";
import type { Guess } from "../guess.ts";
import { useNamed, usePlaceName } from "../places.ts";
import { useOverride } from "../use-override.ts";
import { LoafRow } from "./loaf-row.tsx";
import { TEXTS } from "./texts.ts";

const FIRST = 8;
/** The scale goes a little beyond the widest band, so that there is room to drag to. */
const ROOM = 1.25;

/** One day's forecast product by product, and a way to know better. */
export function DayForecast({ day: whole, guesses }: { readonly day: Day; readonly guesses: readonly Guess[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [typed, setTyped] = useState<Guess>();
  const [isAll, setIsAll] = useState(false);
  const rows = guesses.toSorted(
    (one, other) => other.model_forecast.predicted_units - one.model_forecast.predicted_units,
  );
  const { day_on: day } = whole;
  const title = texts.ofDay(formats.date(day, "long"));
  return (
    <Answer title={title} wide={8} aside={<Csv day={day} rows={rows} />}>
      <Drivers day={whole} guesses={guesses} />
      <ul className="rows">
        {(isAll ? rows : rows.slice(0, FIRST)).map((guess) => (
          <LoafRow
            key={`${guess.product_id} ${guess.location_id} ${guess.forecast_on}`}
            guess={guess}
            most={Math.ceil(ROOM * Math.max(4, guess.model_forecast.upper_units, guess.wanted_units))}
            onType={() => setTyped(guess)}
          />
        ))}
      </ul>
      {rows.length > FIRST && (
        <UnstyledButton className="tabular-toggle" onClick={() => setIsAll(!isAll)}>
          {isAll ? texts.fewer : texts.rest(rows.length - FIRST)}
        </UnstyledButton>
      )}
      <Modal opened={typed !== undefined} onClose={() => setTyped(undefined)} title={texts.adjust} centered>
        {typed && <Typed guess={typed} onClose={() => setTyped(undefined)} />}
      </Modal>
    </Answer>
  );
}

function Csv({ day, rows }: { readonly day: string; readonly rows: readonly Guess[] }) {
  const texts = useTexts(TEXTS);
  const placeName = usePlaceName();
  const columns = [
    { title: texts.day, value: (it: Guess) => it.forecast_on },
    { title: texts.product, value: (it: Guess) => it.product_name },
    { title: texts.shop, value: (it: Guess) => placeName(it.location_id) ?? "" },
    { title: texts.likely, value: (it: Guess) => it.predicted_units },
    { title: "80 % -", value: (it: Guess) => it.lower_units },
    { title: "80 % +", value: (it: Guess) => it.upper_units },
  ];
  return <CsvButton name={`${texts.title}-${day}`} columns={columns} rows={rows} />;
}

/** What will be asked for, rounded as where it is said by product: all shops of a product together. */
function wholePieces(guesses: readonly Guess[]): number {
  const units = new Map<string, number>();
  for (const { product_id: id, model_forecast: it } of guesses)
    units.set(id, (units.get(id) ?? 0) + it.predicted_units);
  return [...units.values()].reduce((sum, it) => sum + Math.round(it), 0);
}

/** What the forecast of a day goes by. */
function Drivers(props: { readonly day: Day; readonly guesses: readonly Guess[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { day_on: day, like_units: typical } = props.day;
  const weekday = formats.date(day, "long").split(/[ ,]/)[0] ?? "";
  const expected = wholePieces(props.guesses);
  const days = useRead("GET /workspace/calendar").data?.items ?? [];
  const marked = days.find((it) => it.day_on === day);
  const special = marked?.holiday ?? marked?.event;
  const drivers = [
    texts.weekday(weekday),
    texts.level,
    ...(special ? [marked?.holiday ? texts.driverHoliday(special) : special] : []),
  ];
  return (
    <p className="note">
      {typical !== null && texts.comparedTo(weekday, formats.number(typical), formats.number(expected))}{" "}
      {texts.ofDayHelp} {texts.drivers} {drivers.join(", ")}.
    </p>
  );
}

/** By its number, for who would rather type. */
function Typed({ guess, onClose }: { readonly guess: Guess; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const named = useNamed();
  const { act, say } = useOverride(onClose);
  return (
    <NumberForm
      label={texts.yourFigure(named(guess.product_name, guess.location_id))}
      help={texts.adjustHelp}
      start={guess.wanted_units}
      most={1_000}
      submit={texts.save}
      act={act}
      failed={texts.failed}
      onSubmit={(pieces) => say(guess, pieces)}
    />
  );
}
