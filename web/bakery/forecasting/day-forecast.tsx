import { Badge, Button, Group, Modal, NumberInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { CalendarDay } from "../../../contract/bakery-office.ts";
import { useAct, useList } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { CsvButton, DataTable, RowButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide.tsx";
import { usePlaceName } from "../places.ts";
import type { Guess } from "./forecasting.tsx";
import { TEXTS } from "./texts.ts";

const MANUAL = "manual";

/** One day's forecast, and a way to know better. */
export function DayForecast({ day, guesses }: { readonly day: string; readonly guesses: readonly Guess[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [adjusted, setAdjusted] = useState<Guess>();
  const placeName = usePlaceName();
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
            cell: (it) => <RowButton label={`${texts.adjust}: ${it.product_name}`} onClick={() => setAdjusted(it)} />,
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
  const [units, setUnits] = useState<number | string>(Math.round(guess.predicted_units));
  const act = useAct(() => {
    mark("forecast");
    track("action_performed", { action: "override_forecast" });
    notifications.show({ message: texts.saved(guess.product_name, formats.date(guess.forecast_on, "long")) });
    onClose();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { forecast_on, product_id, location_id } = guess;
        act.mutate({
          path: "/workspace/forecasts",
          body: { forecast_on, product_id, location_id, predicted_units: Number(units) },
        });
      }}
    >
      <Stack>
        <NumberInput
          label={texts.yourFigure(guess.product_name)}
          description={texts.adjustHelp}
          value={units}
          onChange={setUnits}
          min={0}
          max={1_000}
          allowDecimal={false}
          data-autofocus
        />
        {act.isError && (
          <Text c="var(--bad)" role="alert">
            {refusal(act.error, texts.failed)}
          </Text>
        )}
        <Button type="submit" loading={act.isPending} disabled={units === ""}>
          {texts.save}
        </Button>
      </Stack>
    </form>
  );
}
