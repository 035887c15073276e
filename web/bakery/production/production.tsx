import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { TourButton } from "../../workspace/tour.tsx";
import { Labels } from "./labels.tsx";
import { Sheet } from "./sheet.tsx";
import { TEXTS } from "./texts.ts";
import { TodaysBatches } from "./todays-batches.tsx";

/** The bakehouse: what is to be baked, and what has been. */
export function Production() {
  const texts = useTexts(TEXTS);
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="production" />}>
      <ScreenTabs
        tabs={[
          { name: "sheet", title: texts.sheet, content: <Sheet /> },
          { name: "today", title: texts.today, content: <TodaysBatches /> },
          { name: "labels", title: texts.labels, content: <Labels /> },
        ]}
      />
    </Screen>
  );
}
