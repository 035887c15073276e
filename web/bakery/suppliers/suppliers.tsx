import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { Orders } from "./orders.tsx";
import { Suggested } from "./suggested.tsx";
import { SupplierCards } from "./supplier-cards.tsx";
import { TEXTS } from "./texts.ts";

/** What is bought, from whom, and what is on its way. */
export function Suppliers() {
  const texts = useTexts(TEXTS);
  return (
    <Screen title={texts.title} intro={texts.intro} actions={<TourButton screen="suppliers" />}>
      <ScreenTabs
        tabs={[
          { name: "suggested", title: texts.suggested, content: <Suggested /> },
          { name: "orders", title: texts.orders, content: <Orders /> },
          { name: "suppliers", title: texts.suppliers, content: <SupplierCards /> },
        ]}
      />
    </Screen>
  );
}
