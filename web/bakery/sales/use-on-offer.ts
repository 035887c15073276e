import { useDemo, useTicks } from "../../workspace/demo.tsx";
import { useRead } from "../api.ts";
import { isOffice } from "../roles.ts";
import type { Article } from "./article.ts";

export interface Offer extends Article {
  /** Of what is baked ahead. */
  readonly left: number | undefined;
}

const HOUR_MS = 3_600_000;

/** What a shop can sell: what lies on its counter, and what is made when it is asked for and in season; what sells at this hour first. */
export function useOnOffer(shop: string | undefined): readonly Offer[] {
  const { me } = useDemo();
  const { now } = useTicks();
  const products = useRead("GET /workspace/products").data?.items ?? [];
  const stock = useRead("GET /workspace/inventory/stock").data?.items ?? [];
  const hours = useRead("GET /workspace/sales/hours", { enabled: isOffice(me.role) }).data?.items ?? [];
  const offset = Math.floor(now.getTime() / HOUR_MS);
  const hour = hourIn(me.clock.time_zone, new Date(offset * HOUR_MS));
  const sold = new Map(hours.filter((it) => it.hour === hour).map((it) => [it.product_id, it.units]));
  const leftOf = (id: string) => stock.find((it) => it.id === id && it.location_id === shop)?.on_hand ?? 0;
  return (
    products
      .filter((it) => !it.retired && (it.is_baked || it.season === null))
      .filter((it) => it.season === null || leftOf(it.id) > 0)
      .map((it) => ({ ...it, left: it.is_baked ? leftOf(it.id) : undefined }))
      .sort((one, other) => (sold.get(other.id) ?? 0) - (sold.get(one.id) ?? 0))
      // What is sold out is no key for a hurry.
      .sort((one, other) => Number(one.left === 0) - Number(other.left === 0))
  );
}

const hourIn = (timeZone: string, at: Date): number =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(at));
