import type { ShopProduct } from "./shop.ts";

/** What of one product lies on the shelf. Times are minutes since the simulation's first midnight. */
export interface Shelf {
  put(units: number, bakedAt: number): void;
  onHand(): number;
  /** Takes up to `units`, oldest first. @returns how many there were */
  take(units: number): number;
  /** Takes away what will be too old to sell at `openingAt`. @returns how many units */
  clear(openingAt: number): number;
}

export function emptyShelf(product: ShopProduct): Shelf {
  let lots: Array<{ units: number; readonly bakedAt: number }> = [];
  const sum = () => lots.reduce((units, it) => units + it.units, 0);
  return {
    put(units, bakedAt) {
      if (units > 0) lots.push({ units, bakedAt });
    },
    onHand: sum,
    take(units) {
      let left = units;
      for (const lot of lots) {
        const taken = Math.min(left, lot.units);
        lot.units -= taken;
        left -= taken;
      }
      lots = lots.filter((it) => it.units > 0);
      return units - left;
    },
    clear(openingAt) {
      const before = sum();
      lots = lots.filter((it) => openingAt - it.bakedAt <= product.shelfLifeHours * 60);
      return before - sum();
    },
  };
}
