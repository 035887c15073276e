import { deliveryDays } from "../suppliers/delivery-days.ts";
import { addDays, dayNumber, weekday } from "../world/model/day.ts";
import { CASH_AND_CARRY, CASH_MARKUP } from "../world/model/ingredients.ts";
import { PRODUCTS, SEASONAL_PRODUCTS } from "../world/model/products.ts";
import { type Books, byId, type HardCheck, instant, PERSONS_TILL, type Row, sum, table, text } from "./books.ts";

/** By law: fresh food is paid within 30 days, other food within 60. */
const LATEST_PAYMENT_DAYS = 60;

const deliveriesKeepTheirTerms = (books: Books): string[] => {
  const orders = byId(books, "purchase_orders");
  const suppliers = byId(books, "suppliers");
  const seen = new Set<unknown>();
  return table(books, "deliveries").flatMap((delivery) => {
    const order = orders.get(delivery["purchase_order_id"]);
    const supplier = suppliers.get(delivery["supplier_id"]);
    if (!order || !supplier) return [`the delivery of ${delivery["delivered_on"]} belongs to no order`];
    if (seen.has(order["id"])) return [`order ${order["number"]} was delivered twice`];
    seen.add(order["id"]);
    const [ordered, delivered] = [text(order["ordered_on"]), text(delivery["delivered_on"])];
    const rounds = deliveryDays(text(supplier["delivers_on"]));
    const fine =
      dayNumber(delivered) - dayNumber(ordered) >= Number(supplier["lead_days"]) &&
      delivered >= text(order["expected_on"]) &&
      rounds.includes(weekday(delivered)) &&
      text(delivery["due_on"]) <= addDays(delivered, Math.min(LATEST_PAYMENT_DAYS, Number(supplier["payment_days"])));
    return fine ? [] : [`order ${order["number"]} came on ${delivered}, ordered on ${ordered}`];
  });
};

const ordersKeepTheirTerms = (books: Books): string[] => {
  const suppliers = byId(books, "suppliers");
  const lines = Map.groupBy(table(books, "purchase_order_lines"), (it) => it["purchase_order_id"]);
  const prices = Map.groupBy(table(books, "supplier_prices"), (it) => it["ingredient_id"]);
  return table(books, "purchase_orders").flatMap((order) => {
    const own = lines.get(order["id"]) ?? [];
    const supplier = suppliers.get(order["supplier_id"]);
    const tooSmall = sum(own, "amount_cents") < Number(supplier?.["minimum_cents"]);
    const wrong = own.filter((line) => {
      const list = listed(prices.get(line["ingredient_id"]) ?? [], order, supplier);
      return list !== undefined && line["cents_per_kg"] !== list;
    });
    return [
      ...(tooSmall ? [`order ${order["number"]} is below the minimum`] : []),
      ...wrong.map((it) => `order ${order["number"]}: ${it["cents_per_kg"]} is not the price on the list`),
    ];
  });
};

function listed(prices: readonly Row[], order: Row, supplier: Row | undefined): number | undefined {
  const at = instant(order["ordered_at"]);
  const sorted = [...prices].sort((one, other) => instant(one["valid_from"]) - instant(other["valid_from"]));
  const inForce = sorted.findLast((it) => instant(it["valid_from"]) <= at);
  // What was ordered before the first list that is shown cannot be compared.
  if (!inForce) return undefined;
  const list = Number(inForce["cents_per_kg"]);
  const isElsewhere = supplier?.["cif"] === CASH_AND_CARRY.cif && inForce["supplier_id"] !== supplier["id"];
  return isElsewhere ? Math.ceil(list * CASH_MARKUP) : list;
}

const receivedIsOrdered = (books: Books): string[] => {
  const deliveries = byId(books, "deliveries");
  const ordered = new Map(
    table(books, "purchase_order_lines").map((it) => [`${it["purchase_order_id"]} ${it["ingredient_id"]}`, it]),
  );
  return table(books, "lots").flatMap((lot) => {
    const delivery = deliveries.get(lot["delivery_id"]);
    if (!delivery) return [];
    const line = ordered.get(`${delivery["purchase_order_id"]} ${lot["ingredient_id"]}`);
    return line && Number(lot["quantity_grams"]) <= Number(line["quantity_grams"])
      ? []
      : [`lot ${lot["code"]} is more than was ordered`];
  });
};

const identifiersAreValid = (books: Books): string[] => {
  const firms = [...table(books, "suppliers"), ...table(books, "customers")];
  const cifs = firms.map((it) => text(it["cif"]));
  return [
    ...cifs.filter((it) => !isCif(it)).map((it) => `${it} is no CIF`),
    ...(new Set(cifs).size < cifs.length ? ["two firms have one CIF"] : []),
    ...table(books, "suppliers")
      .map((it) => text(it["iban"]))
      .filter((it) => !isIban(it))
      .map((it) => `${it} is no IBAN`),
    ...table(books, "locations")
      .filter((it) => it["postcode"] !== "" && !/^28\d{3}$/.test(text(it["postcode"])))
      .map((it) => `${it["postcode"]} is not in Madrid`),
  ];
};

/** Letter, seven digits and a control: digits in odd places count double, digit by digit. */
function isCif(cif: string): boolean {
  const parts = /^([A-HJNP-SUVW])(\d{7})([0-9A-J])$/.exec(cif);
  if (!parts) return false;
  const total = [...(parts[2] ?? "")].reduce((all, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return all + Math.floor(value / 10) + (value % 10);
  }, 0);
  const control = (10 - (total % 10)) % 10;
  return parts[3] === String(control) || parts[3] === "JABCDEFGHI"[control];
}

/** ISO 13616: the country and check digits moved to the end, letters as numbers, leave 1 modulo 97. */
function isIban(iban: string): boolean {
  if (!/^ES\d{22}$/.test(iban)) return false;
  return BigInt(`${iban.slice(4)}1428${iban.slice(2, 4)}`) % 97n === 1n;
}

const allergensFollowRecipes = (books: Books): string[] => {
  const ingredients = byId(books, "ingredients");
  const recipes = Map.groupBy(table(books, "recipe_lines"), (it) => it["product_id"]);
  return table(books, "products")
    .filter((it) => recipes.has(it["id"]))
    .filter((product) => {
      const own = (recipes.get(product["id"]) ?? []).flatMap((line) =>
        text(ingredients.get(line["ingredient_id"])?.["allergens"]).split(" ").filter(Boolean),
      );
      return text(product["allergens"]) !== [...new Set(own)].sort().join(" ");
    })
    .map((it) => `the allergens of ${it["sku"]} are not those of its recipe`);
};

/** Royal Decree 308/2019: 1.31 g of salt in 100 g of bread; 20 % are lost in the oven at most. */
const breadIsNotTooSalty = (): string[] =>
  [...PRODUCTS, ...SEASONAL_PRODUCTS]
    .filter((it) => it.category === "bread" && saltPer100g(it.dough) / 0.8 > 1.31)
    .map((it) => `${it.sku} is too salty`);

function saltPer100g(dough: string): number {
  const parts = dough.split(";").map((it) => Number(/([\d.]+)\s*$/.exec(it)?.[1] ?? 0));
  const salt = Number(/(?:^|;)\s*sal ([\d.]+)/.exec(dough)?.[1] ?? 0);
  return (100 * salt) / parts.reduce((all, it) => all + it, 0);
}

/** Kinds of id that name a row of another table, and may be empty. */
const referencesHold = (books: Books): string[] => {
  const ids = new Set(Object.values(books).flatMap((rows) => rows.map((it) => it["id"])));
  return Object.entries(books).flatMap(([name, rows]) => {
    const columns = Object.keys(rows[0] ?? {}).filter((it) => it.endsWith("_id"));
    return rows.flatMap((row) =>
      columns
        .filter((it) => row[it] !== null && row[it] !== undefined && !ids.has(row[it]) && name !== "alerts")
        .map((it) => `${name}.${it} names nothing`),
    );
  });
};

const LONGEST_SHIFT_MS = 9 * 3_600_000;
const REST_MS = 12 * 3_600_000;

const shiftsAreLegal = (books: Books): string[] => {
  const byMember = Map.groupBy(table(books, "shifts"), (it) => it["team_member_id"]);
  return [...byMember.values()].flatMap((shifts) => {
    const sorted = [...shifts].sort((one, other) => instant(one["starts_at"]) - instant(other["starts_at"]));
    return sorted.flatMap((shift, index) => {
      const long = instant(shift["ends_at"]) - instant(shift["starts_at"]) > LONGEST_SHIFT_MS;
      const before = sorted[index - 1];
      const tired = before !== undefined && instant(shift["starts_at"]) - instant(before["ends_at"]) < REST_MS;
      return long || tired ? [`a shift on ${shift["shift_on"]} is too long or comes too soon`] : [];
    });
  });
};

const somebodyIsAtTheTill = (books: Books): string[] => {
  const counter = new Set(
    table(books, "team_members")
      .filter((it) => it["role"] !== "baker")
      .map((it) => it["id"]),
  );
  const shifts = Map.groupBy(
    table(books, "shifts").filter((it) => counter.has(it["team_member_id"])),
    (it) => `${it["location_id"]} ${it["shift_on"]}`,
  );
  return table(books, "tickets")
    .filter((it) => it["till"] !== PERSONS_TILL)
    .filter((ticket) => {
      const at = instant(ticket["sold_at"]);
      const own = shifts.get(`${ticket["location_id"]} ${ticket["sold_on"]}`) ?? [];
      return !own.some((shift) => instant(shift["starts_at"]) <= at && at <= instant(shift["ends_at"]));
    })
    .map((it) => `nobody sold ticket ${it["number"]} of ${it["sold_on"]}`);
};

const lotsHaveTheirOwnCode = (books: Books): string[] =>
  [...Map.groupBy(table(books, "lots"), (it) => it["code"])].flatMap(([code, some]) =>
    some.length > 1 ? [`${some.length} lots have the code ${code}`] : [],
  );

export const OFFICE_CHECKS: readonly HardCheck[] = [
  { id: "H9", claim: "deliveries keep lead time, round and payment terms", find: deliveriesKeepTheirTerms },
  { id: "H9", claim: "orders reach the minimum, at the price on the list", find: ordersKeepTheirTerms },
  { id: "H9", claim: "no more is received than was ordered", find: receivedIsOrdered },
  { id: "H10", claim: "identifiers pass their check digits and are unique", find: identifiersAreValid },
  { id: "H10", claim: "no lot code stands twice", find: lotsHaveTheirOwnCode },
  { id: "H10", claim: "allergens are those of the recipe", find: allergensFollowRecipes },
  { id: "H10", claim: "bread is not too salty", find: breadIsNotTooSalty },
  { id: "H11", claim: "every reference names a row", find: referencesHold },
  { id: "H12", claim: "shifts are at most nine hours, after twelve of rest", find: shiftsAreLegal },
  { id: "H12", claim: "somebody is at the till at every sale", find: somebodyIsAtTheTill },
];
