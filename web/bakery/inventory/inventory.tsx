import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useDemo } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { useRead } from "../api.ts";
import { isOffice } from "../roles.ts";
import { Lots } from "./lots.tsx";
import { Movements } from "./movements.tsx";
import { Stock } from "./stock.tsx";
import { TEXTS } from "./texts.ts";
import { Waste } from "./waste.tsx";

/** What is there, how long it lasts, and what does not become a sale. */
export function Inventory() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const bakes = me.role !== "cashier";
  return (
    <Screen
      title={texts.title}
      sentence={useSentence()}
      intro={texts.intro}
      actions={<TourButton screen="inventory" />}
    >
      <ScreenTabs
        tabs={[
          { name: "stock", title: texts.stock, content: <Stock /> },
          ...(bakes ? [{ name: "lots", title: texts.lots, content: <Lots /> }] : []),
          ...(isOffice(me.role) ? [{ name: "waste", title: texts.waste, content: <Waste /> }] : []),
          ...(bakes ? [{ name: "movements", title: texts.movements, content: <Movements /> }] : []),
        ]}
      />
    </Screen>
  );
}

/** What runs out first of all that is used. */
function useSentence(): string | undefined {
  const texts = useTexts(TEXTS);
  const items = useRead("GET /workspace/inventory/stock").data?.items ?? [];
  const [first] = items
    .filter((it) => it.kind === "ingredient" && it.days_left !== null)
    .sort((one, other) => (one.days_left ?? 0) - (other.days_left ?? 0));
  return first && texts.sentence(first.name, Math.floor(first.days_left ?? 0));
}
