import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { capital } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { BigNumber, Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { useRead } from "../api.ts";
import type { Day } from "../day-ribbon.tsx";
import { useWeek } from "../use-days.ts";
import { Accuracy, hitsOfFour } from "./accuracy.tsx";
import { DayForecast } from "./day-forecast.tsx";
import { TEXTS } from "./texts.ts";
import { Week } from "./week.tsx";
import { WhatIfPanel } from "./what-if.tsx";

/** What will be sold, how sure that is, and what would change it. */
export function Forecasting() {
  const texts = useTexts(TEXTS);
  const forecasts = useRead("GET /workspace/forecasts");
  const today = useToday();
  const days = useWeek();
  const { of } = useSearch({ strict: false }) as { readonly of?: string };
  const [chosen, setChosen] = useState(of);
  const open = days?.filter((it) => it.is_open) ?? [];
  // Tomorrow is what one can still do something about.
  const day = open.find((it) => it.day_on === chosen) ?? open.find((it) => it.day_on > today) ?? open[0];
  return (
    <Screen
      title={texts.title}
      sentence={useSentence(days, today)}
      intro={texts.intro}
      actions={<TourButton screen="forecasting" />}
      numbers={<Hits />}
    >
      <Loaded query={days ? forecasts : { ...forecasts, data: undefined }} lines={8}>
        {({ items }) =>
          !day || !days ? (
            <Empty>{texts.none}</Empty>
          ) : (
            <>
              <Week days={days} chosen={day.day_on} onChoose={setChosen} />
              <div className="cards">
                <DayForecast key={day.day_on} day={day} guesses={items.filter((it) => it.forecast_on === day.day_on)} />
                <div className="wide-4 card-stack">
                  <AfterPaint>
                    <WhatIfPanel key={day.day_on} day={day} />
                    <Accuracy />
                  </AfterPaint>
                </div>
              </div>
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function Hits() {
  const texts = useTexts(TEXTS);
  const results = useRead("GET /workspace/forecasts/accuracy");
  const hits = results.data && hitsOfFour(results.data.items);
  return hits === undefined ? null : <BigNumber label={texts.hits} value={texts.ofFour(hits)} />;
}

const NOTABLE = 0.1;

/** Tomorrow's pieces, and the day after it that differs most. */
function useSentence(days: readonly Day[] | undefined, today: string): string | undefined {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const coming = days?.filter((it) => it.day_on > today && it.is_open && it.planned_units > 0) ?? [];
  const [next, ...later] = coming;
  if (!next) return undefined;
  const isTomorrow = Date.parse(next.day_on) - Date.parse(today) === DAY_MS;
  const weekday = (it: Day) => formats.date(it.day_on, "long").split(/[, ]/)[0] ?? "";
  const name = isTomorrow ? texts.tomorrow : capital(weekday(next));
  const changeOf = (it: Day) => it.planned_units / next.planned_units - 1;
  const other = later.toSorted((one, two) => Math.abs(changeOf(two)) - Math.abs(changeOf(one)))[0];
  const change = other ? changeOf(other) : 0;
  const rest =
    !other || Math.abs(change) < NOTABLE
      ? texts.steady
      : (change > 0 ? texts.asksMore : texts.asksLess)(weekday(other), formats.percent(Math.abs(change)));
  return `${texts.pieceCount(name, formats.number(next.planned_units))} ${rest}`;
}

const DAY_MS = 86_400_000;
