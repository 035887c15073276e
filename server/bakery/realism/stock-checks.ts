import { type Books, byId, type HardCheck, instant, lastInstant, type Row, sum, table, text } from "./books.ts";

const DAY_MS = 86_400_000;
const SCRAP = 1.03;
const TOLERANCE = 0.03;
/** Whole grams are booked; a lot that is finished leaves a rounding behind. */
const ROUNDING_GRAMS = 3;

/** In time, what comes in first; otherwise as they were given. */
const inInstants = (moves: readonly Row[]): Row[] =>
  [...moves].sort(
    (one, other) =>
      instant(one["occurred_at"]) - instant(other["occurred_at"]) ||
      Number(Number(other["quantity_grams"]) > 0) - Number(Number(one["quantity_grams"]) > 0),
  );

const pantryBalances = (books: Books): string[] => {
  const left = new Map<string, number>();
  const found: string[] = [];
  for (const same of inInstants(table(books, "stock_movements"))) {
    const key = `${same["ingredient_id"]} ${same["location_id"]}`;
    const now = (left.get(key) ?? 0) + Number(same["quantity_grams"]);
    left.set(key, now);
    if (now < 0) found.push(`${key} on ${same["moved_on"]}: ${now} g`);
  }
  const received = Map.groupBy(
    table(books, "stock_movements").filter((it) => it["kind"] === "delivery" || it["kind"] === "opening"),
    (it) => it["lot_id"],
  );
  const wrong = table(books, "lots").filter(
    (lot) =>
      lot["delivery_id"] !== null && sum(received.get(lot["id"]) ?? [], "quantity_grams") !== lot["quantity_grams"],
  );
  return [...found, ...wrong.map((lot) => `lot ${lot["code"]} is not what was received`)];
};

const lotsAreUsedInOrder = (books: Books): string[] => {
  const found: string[] = [];
  const lots = byId(books, "lots");
  const open = new Map<string, Map<string, number>>();
  const expiry = (it: Row) => text(lots.get(it["lot_id"])?.["expires_on"]);
  // What is booked at one instant was used in the order of the labels.
  const labelled = [...table(books, "stock_movements")].sort((one, other) => expiry(one).localeCompare(expiry(other)));
  for (const same of inInstants(labelled)) {
    const lot = lots.get(same["lot_id"]);
    if (!lot) {
      found.push(`a movement of ${same["quantity_grams"]} g on ${same["moved_on"]} names no lot`);
      continue;
    }
    const key = `${same["ingredient_id"]} ${same["location_id"]}`;
    const shelf = open.get(key) ?? new Map<string, number>();
    open.set(key, shelf);
    if (same["kind"] === "consumption") found.push(...misuse(same, lot, shelf, lots));
    const id = text(lot["id"]);
    const left = (shelf.get(id) ?? 0) + Number(same["quantity_grams"]);
    if (left < 0) found.push(`lot ${lot["code"]} goes below zero`);
    if (left > 0) shelf.set(id, left);
    else shelf.delete(id);
  }
  return [...found, ...expiredLeft(books, open, lots)];
};

function misuse(row: Row, lot: Row, shelf: ReadonlyMap<string, number>, lots: ReadonlyMap<unknown, Row>): string[] {
  if (text(row["moved_on"]) > text(lot["expires_on"])) return [`lot ${lot["code"]} is used after its date`];
  const earlier = [...shelf.keys()].some(
    (id) => id !== lot["id"] && text(lots.get(id)?.["expires_on"]) < text(lot["expires_on"]),
  );
  return earlier ? [`lot ${lot["code"]} is used before one that expires earlier`] : [];
}

/** What is past its date is thrown away within a day. */
function expiredLeft(
  books: Books,
  open: ReadonlyMap<string, ReadonlyMap<string, number>>,
  lots: ReadonlyMap<unknown, Row>,
): string[] {
  const until = new Date(lastInstant(books) - DAY_MS).toISOString().slice(0, 10);
  return [...open.values()].flatMap((shelf) =>
    [...shelf.keys()]
      .filter((id) => text(lots.get(id)?.["expires_on"]) < until)
      .map((id) => `lot ${lots.get(id)?.["code"]} is there after its date`),
  );
}

/** What was taken out of the larder is what the recipes of the baked and served units need. */
const consumptionFollowsRecipes = (books: Books): string[] => {
  const recipes = Map.groupBy(table(books, "recipe_lines"), (it) => it["product_id"]);
  const needed = new Map<unknown, number>();
  const add = (product: unknown, units: number) => {
    for (const line of recipes.get(product) ?? [])
      needed.set(
        line["ingredient_id"],
        (needed.get(line["ingredient_id"]) ?? 0) + Number(line["grams"]) * units * SCRAP,
      );
  };
  const until = lastInstant(books);
  for (const batch of table(books, "batches"))
    if (!batch["consumed_at"] || instant(batch["consumed_at"]) <= until)
      add(batch["product_id"], Number(batch["produced_units"]));
  const toOrder = new Set(
    table(books, "products")
      .filter((it) => !it["is_baked"])
      .map((it) => it["id"]),
  );
  const booked = lastBooking(books);
  for (const line of table(books, "ticket_lines"))
    if (toOrder.has(line["product_id"]) && instant(line["sold_at"]) <= booked)
      add(line["product_id"], Number(line["quantity"]));
  const used = Map.groupBy(
    table(books, "stock_movements").filter((it) => it["kind"] === "consumption"),
    (it) => it["ingredient_id"],
  );
  return [...needed].flatMap(([ingredient, grams]) => {
    const taken = -sum(used.get(ingredient) ?? [], "quantity_grams");
    const rounding = ROUNDING_GRAMS * (used.get(ingredient)?.length ?? 0);
    return Math.abs(taken - grams) <= Math.max(grams * TOLERANCE, rounding)
      ? []
      : [`${ingredient}: ${taken} g taken, ${Math.round(grams)} g needed`];
  });
};

/** What is made to order is booked out when the tills close. */
function lastBooking(books: Books): number {
  const until = lastInstant(books);
  const closings = table(books, "calendar_days").map((it) => instant(it["closes_at"]));
  return Math.max(...closings.filter((it) => it <= until));
}

export const STOCK_CHECKS: readonly HardCheck[] = [
  { id: "H1", claim: "the larder balances and is never below zero", find: pantryBalances },
  { id: "H2", claim: "lots are used first-expired-first, never after their date", find: lotsAreUsedInOrder },
  { id: "H3", claim: "consumption follows the recipes of what was made", find: consumptionFollowsRecipes },
];
