import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useDemo } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { isOffice } from "../roles.ts";
import { Customers } from "./customers.tsx";
import { History } from "./history.tsx";
import { Products } from "./products.tsx";
import { TEXTS } from "./texts.ts";
import { Tickets } from "./tickets.tsx";

/** What was sold, what is offered at what price, and the till. */
export function Sales() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const tickets = { name: "tickets", title: texts.tickets, content: <Tickets /> };
  const tabs = isOffice(me.role)
    ? [
        { name: "history", title: texts.history, content: <History /> },
        { name: "products", title: texts.products, content: <Products /> },
        tickets,
        { name: "customers", title: texts.customers, content: <Customers /> },
      ]
    : [tickets];
  return (
    <Screen
      title={texts.title}
      intro={isOffice(me.role) ? texts.intro : texts.introCashier}
      actions={<TourButton screen="sales" />}
    >
      <ScreenTabs tabs={tabs} />
    </Screen>
  );
}
