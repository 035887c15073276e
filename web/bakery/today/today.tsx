import { SimpleGrid } from "@mantine/core";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useDemo, useTicks } from "../../workspace/demo.tsx";
import { useSeen } from "../../workspace/guide/guide.tsx";
import { GuideList } from "../../workspace/guide/guide-panel.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { useRead } from "../api.ts";
import { isOffice } from "../roles.ts";
import { DayDetails } from "./day-details.tsx";
import { DayFigures } from "./day-figures.tsx";
import { Alerts, Insights, Moments } from "./notices.tsx";
import { TEXTS } from "./texts.ts";

/** The first screen: how the day goes, and what needs somebody. */
export function Today() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const hasFigures = isOffice(me.role);
  useSeen("today", !hasFigures);
  return (
    <Screen title={texts.title} intro={<DayLine />} actions={<TourButton screen="today" />}>
      {hasFigures && <DayFigures />}
      <GuideList />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Alerts />
        <Moments />
      </SimpleGrid>
      {hasFigures && (
        <AfterPaint>
          <DayDetails />
          <Insights />
        </AfterPaint>
      )}
    </Screen>
  );
}

/** What kind of day it is: hours, weather, holidays. */
function DayLine() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { now } = useTicks();
  const days = useRead("GET /workspace/calendar").data?.items ?? [];
  const today = days[0];
  if (!today) return "…";
  const { opens_at, closes_at, weather, holiday } = today;
  const said =
    !opens_at || !closes_at
      ? texts.closedToday
      : now < new Date(opens_at)
        ? texts.notYet(formats.time(opens_at))
        : now < new Date(closes_at)
          ? texts.open(formats.time(closes_at))
          : texts.shut;
  const ahead = days.find((it) => it.holiday && it.day_on > today.day_on);
  return (
    <>
      {said} {weather && `${texts.weather(texts[weather.condition], formats.number(weather.max_celsius))}. `}
      {holiday && `${texts.holiday(holiday)} `}
      {ahead?.holiday && texts.ahead(ahead.holiday, formats.date(ahead.day_on, "long"))}
    </>
  );
}
