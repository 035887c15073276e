import type { SeasonName } from "../world/model/seasons.ts";
import { inSeason } from "../world/model/shop.ts";
import { type Books, byId, type HardCheck, instant, PERSONS_TILL, type Row, sum, table, text } from "./books.ts";

const salesAreInOpeningHours = (books: Books): string[] => {
  const days = new Map(table(books, "calendar_days").map((it) => [`${it["location_id"]} ${it["day_on"]}`, it]));
  return table(books, "tickets")
    .filter((it) => it["till"] !== PERSONS_TILL)
    .filter((ticket) => {
      const day = days.get(`${ticket["location_id"]} ${ticket["sold_on"]}`);
      const at = instant(ticket["sold_at"]);
      return !(day?.["is_open"] && at >= instant(day["opens_at"]) && at < instant(day["closes_at"]));
    })
    .map((it) => `ticket ${it["number"]} was sold while the shop was shut, on ${it["sold_on"]}`);
};

const seasonalInSeason = (books: Books): string[] => {
  const products = byId(books, "products");
  return table(books, "ticket_lines").flatMap((line) => {
    const season = products.get(line["product_id"])?.["season"];
    if (!season) return [];
    return inSeason({ season: season as SeasonName }, text(line["sold_on"])) > 0
      ? []
      : [`${line["product_id"]} was sold out of season, on ${line["sold_on"]}`];
  });
};

const ticketsAddUp = (books: Books): string[] => {
  const lines = Map.groupBy(table(books, "ticket_lines"), (it) => it["ticket_id"]);
  const products = byId(books, "products");
  const served = table(books, "locations")[0]?.["served_tax_percent"];
  return table(books, "tickets").flatMap((ticket) => {
    const own = lines.get(ticket["id"]) ?? [];
    const isWrong = (row: Row) =>
      Number(row["quantity"]) * Number(row["unit_price_cents"]) - Number(row["discount_cents"]) !==
        row["gross_cents"] ||
      row["vat_percent"] !== (ticket["eat_in"] ? served : products.get(row["product_id"])?.["vat_percent"]);
    const fine =
      own.length > 0 &&
      !own.some(isWrong) &&
      sum(own, "gross_cents") === ticket["gross_cents"] &&
      sum(own, "quantity") === ticket["units"] &&
      netOf(own) === ticket["net_cents"];
    return fine ? [] : [`ticket ${ticket["number"]} of ${ticket["sold_on"]} does not add up`];
  });
};

/** The base is taken out once for each rate of a ticket. */
function netOf(lines: readonly Row[]): number {
  return [...Map.groupBy(lines, (it) => Number(it["vat_percent"]))].reduce((all, [rate, some]) => {
    const gross = sum(some, "gross_cents");
    return all + Math.sign(gross) * Math.round((Math.abs(gross) * 100) / (100 + rate));
  }, 0);
}

const everyTicketIsPaid = (books: Books): string[] => {
  const paid = Map.groupBy(table(books, "payments"), (it) => it["ticket_id"]);
  return table(books, "tickets")
    .filter((it) => sum(paid.get(it["id"]) ?? [], "amount_cents") !== it["gross_cents"])
    .map((it) => `ticket ${it["number"]} of ${it["sold_on"]} is not paid`);
};

const numbersRunOn = (books: Books): string[] => {
  const tills = Map.groupBy(table(books, "tickets"), (it) => `${it["location_id"]} ${it["till"]}`);
  return [...tills].flatMap(([till, tickets]) => {
    const sorted = [...tickets].sort((one, other) => Number(one["number"]) - Number(other["number"]));
    return sorted.flatMap((ticket, index) => {
      const before = sorted[index - 1];
      if (!before || ticket["till"] === PERSONS_TILL) return [];
      const fine =
        Number(ticket["number"]) === Number(before["number"]) + 1 &&
        instant(ticket["sold_at"]) >= instant(before["sold_at"]);
      return fine ? [] : [`on till ${till} ticket ${ticket["number"]} follows ${before["number"]}`];
    });
  });
};

const voidsTakeBack = (books: Books): string[] => {
  const tickets = byId(books, "tickets");
  return table(books, "tickets").flatMap((ticket) => {
    if (ticket["voids_ticket_id"] === null)
      return Number(ticket["gross_cents"]) > 0 ? [] : [`ticket ${ticket["number"]} sells nothing`];
    const original = tickets.get(ticket["voids_ticket_id"]);
    return original && Number(original["gross_cents"]) === -Number(ticket["gross_cents"])
      ? []
      : [`ticket ${ticket["number"]} takes back none`];
  });
};

/** What is charged is the price in force at that moment. */
const pricesAreInForce = (books: Books): string[] => {
  const revisions = Map.groupBy(table(books, "price_revisions"), (it) => it["product_id"]);
  for (const some of revisions.values())
    (some as Row[]).sort((one, other) => instant(one["valid_from"]) - instant(other["valid_from"]));
  return table(books, "ticket_lines").flatMap((line) => {
    const at = instant(line["sold_at"]);
    const inForce = revisions.get(line["product_id"])?.findLast((one) => instant(one["valid_from"]) <= at);
    return inForce === undefined || inForce["price_cents"] === line["unit_price_cents"] || Number(line["quantity"]) < 0
      ? []
      : [
          `${line["product_id"]} was sold for ${line["unit_price_cents"]} on ${line["sold_on"]}, not ${inForce["price_cents"]}`,
        ];
  });
};

export const SALES_CHECKS: readonly HardCheck[] = [
  { id: "H5", claim: "sales are in opening hours", find: salesAreInOpeningHours },
  { id: "H6", claim: "specialities are sold in their season", find: seasonalInSeason },
  { id: "H7", claim: "tickets add up to the cent, with their VAT", find: ticketsAddUp },
  { id: "H7", claim: "what is charged is the price in force", find: pricesAreInForce },
  { id: "H8", claim: "every ticket is paid to the cent", find: everyTicketIsPaid },
  { id: "H8", claim: "a till's numbers run on in time", find: numbersRunOn },
  { id: "H8", claim: "a void takes back a ticket", find: voidsTakeBack },
];
