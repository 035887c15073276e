import { useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { toast } from "../../ui/toast.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { TEXTS } from "./texts.ts";
import type { Offer } from "./use-on-offer.ts";

/** A ticket in the making: pieces by product, until it is charged. */
export function useCart(offers: readonly Offer[], shop: string | undefined) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const act = useAct("POST /workspace/sales", (ticket) => {
    track("action_performed", { action: "ring_up" });
    toast(texts.paid(formats.money(ticket.gross_cents)));
    setCounts(new Map());
  });
  const countOf = (id: string): number => counts.get(id) ?? 0;
  return {
    countOf,
    add: (id: string) => setCounts((before) => new Map(before).set(id, (before.get(id) ?? 0) + 1)),
    empty: () => setCounts(new Map()),
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
