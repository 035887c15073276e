import { useState } from "react";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { useRead } from "../api.ts";
import { Accuracy } from "./accuracy.tsx";
import { DayForecast } from "./day-forecast.tsx";
import { TEXTS } from "./texts.ts";
import { Week } from "./week.tsx";
import { WhatIfPanel } from "./what-if.tsx";

/** What will be sold, how sure that is, and what would change it. */
export function Forecasting() {
  const texts = useTexts(TEXTS);
  const forecasts = useRead("GET /workspace/forecasts");
  const today = useToday();
  const [chosen, setChosen] = useState<string>();
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="forecasting" />}>
      <Loaded query={forecasts} lines={8}>
        {({ items }) => {
          const days = [...new Set(items.map((it) => it.forecast_on))];
          // Tomorrow is what one can still do something about.
          const day = days.find((it) => it === chosen) ?? days.find((it) => it > today) ?? days[0];
          if (!day) return <Empty>{texts.none}</Empty>;
          return (
            <>
              <Week guesses={items} day={day} onChoose={setChosen} />
              <DayForecast day={day} guesses={items.filter((it) => it.forecast_on === day)} />
              <AfterPaint>
                <WhatIfPanel key={day} day={day} />
              </AfterPaint>
            </>
          );
        }}
      </Loaded>
      <AfterPaint>
        <Accuracy />
      </AfterPaint>
    </Screen>
  );
}
