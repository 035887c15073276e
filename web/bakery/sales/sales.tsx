import { useSearch } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { useDemo } from "../../workspace/demo.tsx";
import { TourButton } from "../../workspace/guide/tour.tsx";
import { ScreenTabs } from "../../workspace/tabs.tsx";
import { useRead } from "../api.ts";
import { isOffice } from "../roles.ts";
import { shortName } from "../short-name.ts";
import { useDay } from "../use-day.ts";
import { Customers } from "./customers.tsx";
import { History } from "./history.tsx";
import { gainOf } from "./price-effect.ts";
import { Products, STEP_CENTS } from "./products.tsx";
import { TEXTS } from "./texts.ts";
import { Tickets } from "./tickets.tsx";
import { Till } from "./till.tsx";

/** The till, what is offered at what price, and what was sold. */
export function Sales() {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string };
  const sentence = useSentence(tab);
  const till = { name: "till", title: texts.till, content: <Till /> };
  const tickets = { name: "tickets", title: texts.tickets, content: <Tickets /> };
  const tabs = isOffice(me.role)
    ? [
        till,
        { name: "products", title: texts.products, content: <Products /> },
        { name: "history", title: texts.history, content: <History /> },
        tickets,
        { name: "customers", title: texts.customers, content: <Customers /> },
      ]
    : [till, tickets];
  return (
    <Screen
      title={texts.title}
      sentence={sentence}
      intro={tab === "products" ? texts.pricesHelp : tab === undefined || tab === "till" ? texts.ringHelp : undefined}
      actions={<TourButton screen="sales" />}
    >
      <ScreenTabs tabs={tabs} />
    </Screen>
  );
}

const NAMED = 2;

/** By the part of the screen: what the day has brought, or the prices that can bear more. */
function useSentence(tab: string | undefined): string | undefined {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const day = useDay(isOffice(me.role)).data;
  const margins = useRead("GET /workspace/products/margins", { enabled: isOffice(me.role) && tab === "products" });
  if (tab === "products") {
    const best = (margins.data?.items ?? [])
      .map((it) => ({ name: shortName(it.product_name), gain: gainOf(it, it.price_cents + STEP_CENTS) }))
      .filter((it) => it.gain > 0)
      .sort((one, other) => other.gain - one.gain)
      .slice(0, NAMED)
      .map((it) => it.name);
    if (best.length === 0) return undefined;
    return (best.length > 1 ? texts.pricesSentence : texts.pricesSentenceOne)(nameOf(best, texts.and));
  }
  if (!day) return undefined;
  return texts.sold(formats.money(day.gross_cents), formats.number(day.tickets));
}

/** In a sentence only its first word is tall. */
const nameOf = (names: readonly string[], and: string): string =>
  names.map((it, index) => (index === 0 ? it : it.charAt(0).toLowerCase() + it.slice(1))).join(and);
