import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Choice } from "../../ui/choice.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { isUnits } from "../../ui/numbers.ts";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { UnitsInput } from "../../ui/units-input.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct, useRead } from "../api.ts";
import { usePlaces } from "../places.ts";
import type { Article } from "./article.ts";
import { TEXTS } from "./texts.ts";

const PAYMENTS = ["cash", "card"] as const;
type Payment = (typeof PAYMENTS)[number];

/** Charges for something; what is asked for by nobody in particular is the first shop's. */
function useCharge() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const act = useAct("POST /workspace/sales", (ticket) => {
    track("action_performed", { action: "ring_up" });
    notifications.show({ message: texts.paid(formats.money(ticket.gross_cents)) });
  });
  const charge = (product_id: string, quantity: number, shop: string | undefined, payment: Payment) =>
    act.mutate({
      body: { ...(shop && { location_id: shop }), lines: [{ product_id, quantity }], payment },
    });
  return { act, charge };
}

interface Offer extends Article {
  /** Of what is baked ahead. */
  readonly left: number | undefined;
}

/** What a shop can sell now: what lies on its counter, and what is made when it is asked for and in season. */
function useOnOffer(shop: string | undefined): readonly Offer[] {
  const products = useRead("GET /workspace/products").data?.items ?? [];
  const stock = useRead("GET /workspace/inventory/stock").data?.items ?? [];
  const leftOf = (id: string) => stock.find((it) => it.id === id && it.location_id === shop)?.on_hand ?? 0;
  return products
    .filter((it) => !it.retired)
    .map((it) => ({ ...it, left: it.is_baked ? leftOf(it.id) : undefined }))
    .filter((it) => (it.left === undefined ? it.season === null : it.left > 0));
}

/** A sale by hand, at the prices of the moment. */
export function RingUp() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const shops = usePlaces().filter((it) => it.sells);
  const [chosen, setChosen] = useState<string>();
  const [shop, setShop] = useState<string>();
  const products = useOnOffer(shop ?? shops[0]?.id);
  const [units, setUnits] = useState<number | string>(1);
  const { act, charge } = useCharge();
  // One that was chosen and is gone is not replaced by another under somebody's finger.
  const product = chosen ? products.find((it) => it.id === chosen)?.id : products[0]?.id;
  const label = ({ name, price_cents, left }: Offer) =>
    [name, formats.money(price_cents), ...(left === undefined ? [] : [texts.left(formats.number(left))])].join(" · ");
  const priced = products.map((it) => [it.id, label(it)] as const);
  const named = shops.map((it) => [it.id, it.name] as const);
  return (
    <Panel title={texts.ring} help={texts.ringHelp}>
      <Group align="flex-end" gap="xs">
        <Choice label={texts.name} value={product} options={priced} onChange={setChosen} />
        {shops.length > 1 && (
          <Choice label={texts.shop} value={shop ?? shops[0]?.id} options={named} onChange={setShop} />
        )}
        <UnitsInput label={texts.units} value={units} onChange={setUnits} />
        {PAYMENTS.map((payment) => (
          <Button
            key={payment}
            disabled={!product || !isUnits(units) || act.isPending}
            onClick={() => product && charge(product, Number(units), shop, payment)}
          >
            {texts.ring}: {texts[payment]}
          </Button>
        ))}
      </Group>
      <Refused error={act.error} otherwise={texts.noShelf} />
    </Panel>
  );
}
