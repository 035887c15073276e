import { type Books, byId, type HardCheck, instant, type Row, table } from "./books.ts";

/** A mistyped ticket, its void and the right one are seconds apart. */
const SAME_MOMENT_MS = 30_000;

const ovenIsNotOverfull = (books: Books): string[] => {
  const onDeck = Map.groupBy(
    table(books, "batches").filter((it) => it["deck"] !== null),
    (it) => `${it["location_id"]} ${it["deck"]}`,
  );
  const overlaps = [...onDeck].flatMap(([deck, batches]) => {
    const sorted = [...batches].sort((one, other) => instant(one["started_at"]) - instant(other["started_at"]));
    return sorted
      .filter((it, index) => index > 0 && instant(it["started_at"]) < instant(sorted[index - 1]?.["finished_at"]))
      .map((it) => `two batches on deck ${deck} on ${it["batch_on"]}`);
  });
  const backwards = table(books, "batches").filter((it) => instant(it["started_at"]) >= instant(it["finished_at"]));
  return [...overlaps, ...backwards.map((it) => `a batch of ${it["batch_on"]} ends before it starts`)];
};

const bakersAreOnShift = (books: Books): string[] => {
  const shifts = Map.groupBy(table(books, "shifts"), (it) => `${it["team_member_id"]} ${it["shift_on"]}`);
  return table(books, "batches")
    .filter((it) => it["deck"] !== null)
    .filter((batch) => {
      const own = shifts.get(`${batch["team_member_id"]} ${batch["batch_on"]}`) ?? [];
      const at = instant(batch["started_at"]);
      return !own.some((shift) => instant(shift["starts_at"]) <= at && at <= instant(shift["ends_at"]));
    })
    .map((it) => `nobody was on shift for a batch at ${it["batch_on"]} ${it["run"]}`);
};

/** Every product's shelf in every place, moment by moment. */
const shelvesNeverGoBelowZero = (books: Books): string[] => {
  const products = byId(books, "products");
  const move = (row: Row, at: string, units: number) => ({
    at: instant(row[at]),
    key: `${row["product_id"]} ${row["location_id"]}`,
    isBaked: products.get(row["product_id"])?.["is_baked"] === true,
    units,
  });
  const moves = [
    ...table(books, "finished_goods_movements").map((it) => move(it, "occurred_at", Number(it["units"]))),
    ...table(books, "batches").map((it) => move(it, "finished_at", Number(it["produced_units"]))),
    ...table(books, "ticket_lines").map((it) => move(it, "sold_at", -Number(it["quantity"]))),
  ].filter((it) => it.isBaked);
  moves.sort((one, other) => one.at - other.at || other.units - one.units);
  const left = new Map<string, { units: number; belowSince: number | undefined }>();
  const found: string[] = [];
  for (const { key, at, units } of moves) {
    const now = left.get(key) ?? { units: 0, belowSince: undefined };
    if (now.belowSince !== undefined && at - now.belowSince > SAME_MOMENT_MS)
      found.push(`${key} at ${new Date(now.belowSince).toISOString()}: ${now.units}`);
    const after = now.units + units;
    const belowSince = after < 0 ? (now.belowSince ?? at) : undefined;
    left.set(key, { units: after, belowSince: found.length > 50 ? undefined : belowSince });
  }
  return found;
};

const plansComeBefore = (books: Books): string[] => [
  ...table(books, "forecasts")
    .filter((it) => it["model"] !== "manual")
    .filter((it) => (it["generated_at"] as Date).toISOString().slice(0, 10) >= String(it["forecast_on"]))
    .map((it) => `a forecast for ${it["forecast_on"]} was made too late`),
  ...table(books, "forecasts")
    .filter(
      (row) =>
        !(
          Number(row["lower_units"]) <= Number(row["predicted_units"]) &&
          Number(row["predicted_units"]) <= Number(row["upper_units"])
        ),
    )
    .map((it) => `a forecast for ${it["forecast_on"]} is outside its band`),
];

export const BAKEHOUSE_CHECKS: readonly HardCheck[] = [
  { id: "H3", claim: "no deck bakes two batches at once", find: ovenIsNotOverfull },
  { id: "H3", claim: "a baker is on shift for every batch", find: bakersAreOnShift },
  { id: "H4", claim: "nothing is sold before it is baked, and shelves balance", find: shelvesNeverGoBelowZero },
  { id: "H11", claim: "forecasts are made before their day and lie in their band", find: plansComeBefore },
];
