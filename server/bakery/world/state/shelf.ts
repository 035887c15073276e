/** What of one product lies on the shelf of one place. Times are minutes since 1970-01-01, by the wall's clock. */
export interface Shelf {
  put(units: number, arrivedAt: number): void;
  onHand(): number;
  /** Takes up to `units`, oldest first. @returns how many there were */
  take(units: number): number;
  /** Takes away what will be too old to sell at `openingAt`. @returns how many units */
  clear(openingAt: number): number;
}

export function emptyShelf({ shelfLifeHours }: { readonly shelfLifeHours: number }): Shelf {
  let lots: Array<{ units: number; readonly arrivedAt: number }> = [];
  let sum = 0;
  return {
    put(units, arrivedAt) {
      if (units <= 0) return;
      lots.push({ units, arrivedAt });
      sum += units;
    },
    onHand: () => sum,
    take(units) {
      let left = Math.min(units, sum);
      const taken = left;
      for (const lot of lots) {
        const some = Math.min(left, lot.units);
        lot.units -= some;
        left -= some;
        if (left === 0) break;
      }
      while (lots[0]?.units === 0) lots.shift();
      sum -= taken;
      return taken;
    },
    clear(openingAt) {
      const before = sum;
      lots = lots.filter((it) => openingAt - it.arrivedAt <= shelfLifeHours * 60);
      sum = lots.reduce((all, it) => all + it.units, 0);
      return before - sum;
    },
  };
}
