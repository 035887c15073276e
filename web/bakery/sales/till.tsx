import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { Choice } from "../../ui/choice.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Ribbon } from "../../ui/ribbon/ribbon.tsx";
import { Empty } from "../../ui/states.tsx";
import { useTicks } from "../../workspace/demo.tsx";
import { useGo } from "../../workspace/links.tsx";
import { columnsOf, endsOf } from "../day-ribbon.tsx";
import { Pictogram } from "../pictogram.tsx";
import { usePlaces } from "../places.ts";
import { shortName } from "../short-name.ts";
import { useRibbonOfToday } from "../use-days.ts";
import { TEXTS } from "./texts.ts";
import { useCart } from "./use-cart.ts";
import { type Offer, useOnOffer } from "./use-on-offer.ts";
import { WasOneLeft } from "./was-one-left.tsx";

const FEW = 6;

/** The till: a touch on a product sells one; the day grows at once. */
export function Till() {
  const texts = useTexts(TEXTS);
  const shops = usePlaces().filter((it) => it.sells);
  const [shop, setShop] = useState<string>();
  const here = shop ?? shops[0]?.id;
  const offers = useOnOffer(here);
  const cart = useCart(offers, here);
  const [out, setOut] = useState<Offer>();
  return (
    <div className="till" data-tour="till">
      <TillHead />
      {shops.length > 1 && (
        <Choice
          label={texts.shop}
          value={here}
          options={shops.map((it) => [it.id, it.name] as const)}
          onChange={(id) => {
            cart.empty();
            setShop(id);
          }}
        />
      )}
      {offers.length === 0 ? (
        <Empty>{texts.noOffer}</Empty>
      ) : (
        <div className="keys">
          {offers.map((offer) => (
            <Key
              key={offer.id}
              offer={offer}
              count={cart.countOf(offer.id)}
              onTap={() => cart.add(offer.id)}
              onOut={() => setOut(offer)}
            />
          ))}
        </div>
      )}
      <Foot offers={offers} cart={cart} />
      <WasOneLeft offer={out} shop={here} onClose={() => setOut(undefined)} />
    </div>
  );
}

/** What the day has brought, and the day itself. */
function TillHead() {
  const texts = useTexts(TEXTS);
  const { now } = useTicks();
  const go = useGo();
  const day = useRibbonOfToday().data?.items[0];
  if (!day) return <div className="till-head" />;
  return (
    <div className="till-head">
      <Ribbon {...endsOf(day)} now={now} columns={columnsOf(day)} label="" size="short" />
      <UnstyledButton className="tabular-toggle" onClick={() => go("sales", { tab: "tickets" })}>
        {texts.seeTickets}
      </UnstyledButton>
    </div>
  );
}

function Key(props: {
  readonly offer: Offer;
  readonly count: number;
  readonly onTap: () => void;
  /** A touch on what is said to be sold out. */
  readonly onOut: () => void;
}) {
  const { offer, count, onTap, onOut } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const left = offer.left === undefined ? undefined : offer.left - count;
  const isOut = left !== undefined && left <= 0 && count === 0;
  return (
    <UnstyledButton
      className="key"
      data-count={count > 0 ? count : undefined}
      data-out={isOut || undefined}
      disabled={left !== undefined && left <= 0 && !isOut}
      onClick={isOut ? onOut : onTap}
    >
      <span className="hidden-text">{isOut ? texts.wasOneLeft : texts.addOne} </span>
      <Pictogram name={offer.name} size={40} />
      <span className="key-name">{shortName(offer.name)}</span>
      <span className="key-price">
        {isOut ? texts.soldOut : formats.money(offer.price_cents)}
        {!isOut && left !== undefined && (
          <span data-few={left <= FEW || undefined}>
            {" "}
            · {(left <= FEW ? texts.only : texts.some)(formats.number(left))}
          </span>
        )}
      </span>
      {count > 0 && <b className="key-count">{formats.number(count)}</b>}
    </UnstyledButton>
  );
}

/** The ticket in words, and how it is paid. */
function Foot({ offers, cart }: { readonly offers: readonly Offer[]; readonly cart: ReturnType<typeof useCart> }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const lines = offers.filter((it) => cart.countOf(it.id) > 0);
  const said = lines.map((it) => `${formats.number(cart.countOf(it.id))} ${shortName(it.name)}`).join(", ");
  const total = lines.reduce((sum, it) => sum + cart.countOf(it.id) * it.price_cents, 0);
  const isEmpty = lines.length === 0;
  return (
    <div className="till-foot no-print" data-foot>
      <div className="till-ticket">
        <span aria-live="polite">{isEmpty ? texts.emptyTicket : said}</span>
        {!isEmpty && (
          <span className="till-less">
            <UnstyledButton className="tabular-toggle" onClick={cart.back}>
              {texts.oneLess}
            </UnstyledButton>
            <UnstyledButton className="tabular-toggle" onClick={cart.empty}>
              {texts.clear}
            </UnstyledButton>
          </span>
        )}
      </div>
      <Refused error={cart.error} otherwise={texts.noShelf} />
      <div className="till-pay">
        <Button size="lg" px="xs" disabled={isEmpty || cart.isBusy} onClick={() => cart.charge("card")}>
          {texts.payCard} {!isEmpty && formats.money(total)}
        </Button>
        <Button
          size="lg"
          px="xs"
          variant="default"
          disabled={isEmpty || cart.isBusy}
          onClick={() => cart.charge("cash")}
        >
          {texts.payCash}
        </Button>
      </div>
    </div>
  );
}
