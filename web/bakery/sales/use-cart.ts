import { useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { voidTicket } from "../undo.ts";
import { useSayWithUndo } from "../use-take-back.ts";
import { TEXTS } from "./texts.ts";
import type { Offer } from "./use-on-offer.ts";

/** A ticket in the making: touches on products, until it is charged. */
export function useCart(offers: readonly Offer[], shop: string | undefined) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const sayWithUndo = useSayWithUndo();
  const [taps, setTaps] = useState<readonly string[]>([]);
  const act = useAct("POST /workspace/sales", (ticket) => {
    track("action_performed", { action: "ring_up" });
    sayWithUndo(texts.paid(formats.money(ticket.gross_cents)), () => voidTicket(ticket.id));
    setTaps([]);
  });
  const countOf = (id: string): number => taps.filter((it) => it === id).length;
  return {
    countOf,
    add: (id: string) => setTaps((before) => [...before, id]),
    /** One less of what was touched last. */
    back: () => setTaps((before) => before.slice(0, -1)),
    empty: () => setTaps([]),
    charge: (payment: "card" | "cash") => {
      const lines = offers
        .filter((it) => countOf(it.id) > 0)
        .map((it) => ({ product_id: it.id, quantity: countOf(it.id) }));
      act.mutate({ body: { ...(shop && { location_id: shop }), lines, payment } });
    },
    isBusy: act.isPending,
    error: act.error,
  };
}
