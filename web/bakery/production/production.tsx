import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { usePlaces } from "../places.ts";
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
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="production" />}>
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
