import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { usePlaces } from "../places.ts";
import { useWeek } from "../use-days.ts";
import { Labels } from "./labels.tsx";
import { Quality } from "./quality.tsx";
import { Sheet } from "./sheet.tsx";
import { TEXTS } from "./texts.ts";
import { TodaysBatches } from "./todays-batches.tsx";
import { Transfers } from "./transfers.tsx";

/** The bakehouse: what is to be baked, and what has been. */
export function Production() {
  const texts = useTexts(TEXTS);
  const hasVans = usePlaces().length > 1;
  const sentence = useSentence();
  return (
    <Screen title={texts.title} sentence={sentence} intro={texts.intro} actions={<TourButton screen="production" />}>
      <ScreenTabs
        tabs={[
          { name: "sheet", title: texts.sheet, content: <Sheet /> },
          { name: "today", title: texts.today, content: <TodaysBatches /> },
          ...(hasVans ? [{ name: "transfers", title: texts.transfers, content: <Transfers /> }] : []),
          { name: "quality", title: texts.quality, content: <Quality /> },
          { name: "labels", title: texts.labels, content: <Labels /> },
        ]}
      />
    </Screen>
  );
}

/** What is baked next, as long as it is known. */
function useSentence(): string | undefined {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const today = useToday();
  const next = useWeek()?.find((it) => it.day_on > today && it.planned_units > 0);
  if (!next) return undefined;
  const isTomorrow = Date.parse(next.day_on) - Date.parse(today) === DAY_MS;
  const day = isTomorrow ? texts.tomorrow : formats.date(next.day_on, "weekday");
  return texts.sentence(day, formats.number(next.planned_units), texts.runs[next.runs.length] ?? "");
}

const DAY_MS = 86_400_000;
