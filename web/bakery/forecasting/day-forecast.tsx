import { Badge, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { CsvButton, DataTable, RowButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { Panel } from "../../ui/screen.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide/guide.tsx";
import { useAct, useRead } from "../api.ts";
import { useNamed, usePlaceName } from "../places.ts";
import type { Guess } from "./guess.ts";
import { TEXTS } from "./texts.ts";

const MANUAL = "manual";

/** One day's forecast, and a way to know better. */
export function DayForecast({ day, guesses }: { readonly day: string; readonly guesses: readonly Guess[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [adjusted, setAdjusted] = useState<Guess>();
  const placeName = usePlaceName();
  const title = texts.ofDay(formats.date(day, "long"));
  const rows = guesses.toSorted((one, other) => other.predicted_units - one.predicted_units);
  const csv = [
    { title: texts.day, value: (it: Guess) => it.forecast_on },
    { title: texts.product, value: (it: Guess) => it.product_name },
    { title: texts.shop, value: (it: Guess) => placeName(it.location_id) ?? "" },
    { title: texts.likely, value: (it: Guess) => it.predicted_units },
    { title: "80 % -", value: (it: Guess) => it.lower_units },
    { title: "80 % +", value: (it: Guess) => it.upper_units },
  ];
  const button = <CsvButton name={`${texts.title}-${day}`} columns={csv} rows={rows} />;
  return (
    <Panel title={title} help={texts.ofDayHelp} action={button}>
      <Drivers day={day} />
      <Guesses title={title} rows={rows} onAdjust={setAdjusted} />
      <Modal opened={adjusted !== undefined} onClose={() => setAdjusted(undefined)} title={texts.adjust} centered>
        {adjusted && <Adjust guess={adjusted} onClose={() => setAdjusted(undefined)} />}
      </Modal>
    </Panel>
  );
}

function Guesses(props: {
  readonly title: string;
  readonly rows: readonly Guess[];
  readonly onAdjust: (guess: Guess) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const band = (row: Guess) => `${formats.number(row.lower_units)} – ${formats.number(row.upper_units)}`;
  const button = (row: Guess) => (
    <RowButton
      label={`${texts.adjust}: ${named(row.product_name, row.location_id)}`}
      onClick={() => props.onAdjust(row)}
    />
  );
  return (
    <DataTable
      label={props.title}
      rows={props.rows}
      keyOf={(row) => `${row.product_id} ${row.location_id}`}
      columns={[
        { title: texts.product, cell: (row) => <Guessed guess={row} /> },
        { title: texts.likely, cell: (row) => formats.number(row.predicted_units), isFigure: true },
        { title: texts.band, cell: band, isFigure: true },
        { title: texts.adjust, cell: button, isPlain: true, isFigure: true },
      ]}
    />
  );
}

/** What the forecast is of, and whether somebody made it theirs. */
function Guessed({ guess }: { readonly guess: Guess }) {
  const texts = useTexts(TEXTS);
  const placeName = usePlaceName();
  return (
    <Group gap={6}>
      <span>
        <TwoLines main={guess.product_name} small={placeName(guess.location_id)} />
      </span>
      {guess.model === MANUAL && <Badge>{texts.yours}</Badge>}
    </Group>
  );
}

/** What the forecast of a day goes by. */
function Drivers({ day }: { readonly day: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const days = useRead("GET /workspace/calendar").data?.items ?? [];
  const marked = days.find((it) => it.day_on === day);
  const special = marked?.holiday ?? marked?.event;
  const drivers = [
    texts.weekday(formats.date(day, "long").split(/[ ,]/)[0] ?? ""),
    texts.level,
    ...(special ? [marked?.holiday ? texts.driverHoliday(special) : special] : []),
  ];
  return (
    <Text size="sm" mb="sm">
      {texts.drivers} {drivers.join(", ")}.
    </Text>
  );
}

function Adjust({ guess, onClose }: { readonly guess: Guess; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const named = useNamed();
  const { forecast_on, product_id, location_id } = guess;
  const name = named(guess.product_name, location_id);
  const act = useAct("POST /workspace/forecasts", () => {
    mark("forecast");
    track("action_performed", { action: "override_forecast" });
    notifications.show({ message: texts.saved(name, formats.date(forecast_on, "long")) });
    onClose();
  });
  return (
    <NumberForm
      label={texts.yourFigure(name)}
      help={texts.adjustHelp}
      start={Math.round(guess.predicted_units)}
      most={1_000}
      submit={texts.save}
      act={act}
      failed={texts.failed}
      onSubmit={(predicted_units) =>
        act.mutate({
          body: { forecast_on, product_id, location_id, predicted_units },
        })
      }
    />
  );
}
