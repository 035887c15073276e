import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useToday } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { useRead } from "../api.ts";
import { daysLeft, urgencyOf } from "../draft-order.ts";
import { Orders } from "./orders.tsx";
import { Suggested } from "./suggested.tsx";
import { SupplierCards } from "./supplier-cards.tsx";
import { TEXTS } from "./texts.ts";

/** What is bought, from whom, and what is on its way. */
export function Suppliers() {
  const texts = useTexts(TEXTS);
  return (
    <Screen
      title={texts.title}
      sentence={useSentence()}
      intro={texts.intro}
      actions={<TourButton screen="suppliers" />}
    >
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

/** How many orders cannot wait, and what they are about. */
function useSentence(): string | undefined {
  const texts = useTexts(TEXTS);
  const today = useToday();
  const items = useRead("GET /workspace/purchase-orders/suggestions").data?.items;
  if (!items) return undefined;
  const pressing = items
    .filter((it) => urgencyOf(it, today) === "today")
    .sort((one, other) => daysLeft(one) - daysLeft(other));
  const [first] = pressing;
  if (!first) return texts.sentenceNone;
  const [line] = first.lines.toSorted((one, other) => daysLeft({ lines: [one] }) - daysLeft({ lines: [other] }));
  return `${texts.sentence(pressing.length)} ${texts.sentenceFirst(line?.ingredient_name ?? first.supplier_name)}`;
}
