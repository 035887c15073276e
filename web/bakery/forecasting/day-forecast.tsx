import { Badge, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { CalendarDay } from "../../../contract/bakery-office.ts";
import { useAct, useList } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { CsvButton, DataTable, RowButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { Panel } from "../../ui/screen.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide.tsx";
import { useNamed, usePlaceName } from "../places.ts";
import type { Guess } from "./forecasting.tsx";
import { TEXTS } from "./texts.ts";

const MANUAL = "manual";

/** One day's forecast, and a way to know better. */
export function DayForecast({ day, guesses }: { readonly day: string; readonly guesses: readonly Guess[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [adjusted, setAdjusted] = useState<Guess>();
  const placeName = usePlaceName();
  const named = useNamed();
  const rows = guesses.toSorted((one, other) => other.predicted_units - one.predicted_units);
  const csv = [
    { title: texts.day, value: (it: Guess) => it.forecast_on },
    { title: texts.product, value: (it: Guess) => it.product_name },
    { title: texts.shop, value: (it: Guess) => placeName(it.location_id) ?? "" },
    { title: texts.likely, value: (it: Guess) => it.predicted_units },
    { title: "80 % -", value: (it: Guess) => it.lower_units },
    { title: "80 % +", value: (it: Guess) => it.upper_units },
  ];
  return (
    <Panel
      title={texts.ofDay(formats.date(day, "long"))}
      help={texts.ofDayHelp}
      action={<CsvButton name={`${texts.title}-${day}`} columns={csv} rows={rows} />}
    >
      <Drivers day={day} />
      <DataTable
        label={texts.ofDay(formats.date(day, "long"))}
        rows={rows}
        keyOf={(it) => `${it.product_id} ${it.location_id}`}
        columns={[
          {
            title: texts.product,
            cell: (it) => (
              <Group gap={6}>
                <span>
                  <TwoLines main={it.product_name} small={placeName(it.location_id)} />
                </span>
                {it.model === MANUAL && <Badge>{texts.yours}</Badge>}
              </Group>
            ),
          },
          { title: texts.likely, cell: (it) => formats.number(it.predicted_units), isFigure: true },
          {
            title: texts.band,
            cell: (it) => `${formats.number(it.lower_units)} – ${formats.number(it.upper_units)}`,
            isFigure: true,
          },
          {
            title: texts.adjust,
            isAction: true,
            cell: (it) => (
              <RowButton
                label={`${texts.adjust}: ${named(it.product_name, it.location_id)}`}
                onClick={() => setAdjusted(it)}
              />
            ),
            isFigure: true,
          },
        ]}
      />
      <Modal opened={adjusted !== undefined} onClose={() => setAdjusted(undefined)} title={texts.adjust} centered>
        {adjusted && <Adjust guess={adjusted} onClose={() => setAdjusted(undefined)} />}
      </Modal>
    </Panel>
  );
}

/** What the forecast of a day goes by. */
function Drivers({ day }: { readonly day: string }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const days = useList<z.output<typeof CalendarDay>>("/workspace/calendar").data?.items ?? [];
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
  const refusal = useRefusal();
  const named = useNamed();
  const { forecast_on, product_id, location_id } = guess;
  const name = named(guess.product_name, location_id);
  const act = useAct(() => {
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
      refused={act.isError ? refusal(act.error, texts.failed) : undefined}
      isPending={act.isPending}
      onSubmit={(predicted_units) =>
        act.mutate({
          path: "/workspace/forecasts",
          body: { forecast_on, product_id, location_id, predicted_units },
        })
      }
    />
  );
}
