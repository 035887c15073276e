import { FOUR_WEEKS } from "../day-range.ts";
import { type Books, byId, instant, type Row, sum, table, text } from "../realism/books.ts";
import type { Calendar } from "../world/model/calendar.ts";
import { addDays } from "../world/model/day.ts";
import type { Texts } from "../world/model/texts.ts";

export interface Scene {
  readonly books: Books;
  readonly dateOn: string;
  readonly now: Date;
  readonly calendar: Calendar;
  readonly texts: Texts;
}

export interface Fact {
  readonly fact: string;
  /** As the tables of a demo's workspace answer it, on the date, at any hour. */
  query(dateOn: string): string;
  tell(scene: Scene): { readonly text: string; readonly value: number | string | null };
}

/** The last four weeks as screens have them, up to the evening before: what is not over by noon is no fact of the day. */
const between = (column: string, dateOn: string): string =>
  `${column} >= date '${addDays(dateOn, -FOUR_WEEKS)}' and ${column} < date '${dateOn}'`;
const inMonth = (rows: readonly Row[], column: string, dateOn: string): Row[] =>
  rows.filter((it) => text(it[column]) >= addDays(dateOn, -FOUR_WEEKS) && text(it[column]) < dateOn);
const hundredth = (value: number) => Math.round(value * 100) / 100;

/** What Today says of the last weeks, in its own words: those of the last one written before that day. */
const told = (kind: string): Fact => ({
  fact: kind,
  query: (on) =>
    `select title as value from insights where kind = '${kind}' and generated_on < date '${on}' order by generated_on desc limit 1`,
  tell({ books, dateOn, texts }) {
    const insight = table(books, "insights")
      .filter((it) => it["kind"] === kind && text(it["generated_on"]) < dateOn)
      .reduce<Row | undefined>(
        (last, it) => (last && text(last["generated_on"]) > text(it["generated_on"]) ? last : it),
        undefined,
      );
    if (!insight) return { value: null, text: texts.say("Aún no se sabe.", "Not known yet.") };
    return { value: text(insight["title"]), text: `${insight["title"]}. ${insight["detail"]}` };
  },
});

const yesterday: Fact = {
  fact: "yesterdays_sales",
  query: (on) =>
    `select coalesce(sum(gross_cents), 0)::int as value from tickets where sold_on = date '${addDays(on, -1)}'`,
  tell({ books, dateOn, texts }) {
    const day = addDays(dateOn, -1);
    const cents = sum(
      table(books, "tickets").filter((it) => it["sold_on"] === day),
      "gross_cents",
    );
    return {
      value: cents,
      text: texts.say(`Ayer se vendió por ${texts.euros(cents)}.`, `Yesterday sold ${texts.euros(cents)}.`),
    };
  },
};

const lotExpiring: Fact = {
  fact: "lot_expiring",
  query: (on) =>
    `select l.code as value from lots l join stock_movements m on m.lot_id = l.id and m.moved_on < date '${on}' where l.received_at < timestamp '${on}' at time zone (select time_zone from locations limit 1) group by l.id, l.code, l.expires_on having sum(m.quantity_grams) > 0 order by l.expires_on, l.code limit 1`,
  tell({ books, dateOn, texts, calendar }) {
    const morning = calendar.at(dateOn, 0).getTime();
    const moves = Map.groupBy(
      table(books, "stock_movements").filter((it) => text(it["moved_on"]) < dateOn),
      (it) => it["lot_id"],
    );
    const [first] = table(books, "lots")
      .filter((it) => instant(it["received_at"]) < morning && sum(moves.get(it["id"]) ?? [], "quantity_grams") > 0)
      .sort((one, other) =>
        `${one["expires_on"]} ${one["code"]}` < `${other["expires_on"]} ${other["code"]}` ? -1 : 1,
      );
    if (!first) return { value: null, text: texts.say("No hay lotes abiertos.", "There are no open lots.") };
    const name = text(byId(books, "ingredients").get(first["ingredient_id"])?.["name"]);
    const day = texts.day(text(first["expires_on"]));
    return {
      value: text(first["code"]),
      text: texts.say(
        `El primero en caducar es un lote de ${name}, el ${day}.`,
        `The first to expire is a lot of ${name}, on ${day}.`,
      ),
    };
  },
};

const wasteValue: Fact = {
  fact: "waste_value_cents",
  query: (on) =>
    `select coalesce(sum(-m.units * (select r.price_cents from price_revisions r where r.product_id = m.product_id and r.valid_from <= m.occurred_at order by r.valid_from desc limit 1)), 0)::int as value from finished_goods_movements m where m.kind in ('waste', 'donation') and ${between("m.moved_on", on)}`,
  tell({ books, dateOn, texts }) {
    const prices = Map.groupBy(table(books, "price_revisions"), (it) => it["product_id"]);
    const priceOf = ({ product_id, occurred_at }: Row) =>
      prices.get(product_id)?.findLast((it) => instant(it["valid_from"]) <= instant(occurred_at))?.["price_cents"];
    const cents = inMonth(table(books, "finished_goods_movements"), "moved_on", dateOn)
      .filter((it) => it["kind"] === "waste" || it["kind"] === "donation")
      .reduce((all, it) => all - Number(it["units"]) * Number(priceOf(it)), 0);
    return {
      value: cents,
      text: texts.say(
        `En las últimas cuatro semanas han sobrado ${texts.euros(cents)}, a precio de venta.`,
        `${texts.euros(cents)} were left over in the last four weeks, at shop prices.`,
      ),
    };
  },
};

/** Of every product and shop, weighed by what it sold: as the forecast's own screen has it. */
const forecastError: Fact = {
  fact: "forecast_error",
  query: (on) =>
    `select round((sum(sold * wape) / sum(sold))::numeric, 2)::float8 as value from (select sum(actual_units) as sold, sum(abs(predicted_units - demand_units)) / nullif(sum(demand_units), 0) as wape, sum(naive_units) as naive from forecast_accuracy where ${between("forecast_on", on)} group by product_id, location_id) d where wape is not null and naive is not null`,
  tell({ books, dateOn, texts }) {
    const groups = Map.groupBy(
      inMonth(table(books, "forecast_accuracy"), "forecast_on", dateOn),
      (it) => `${it["product_id"]} ${it["location_id"]}`,
    );
    const known = [...groups.values()]
      .map((rows) => ({
        sold: sum(rows, "actual_units"),
        demand: sum(rows, "demand_units"),
        off: rows.reduce((all, it) => all + Math.abs(Number(it["predicted_units"]) - Number(it["demand_units"])), 0),
        hasNaive: rows.some((it) => it["naive_units"] !== null),
      }))
      .filter((it) => it.demand > 0 && it.hasNaive);
    const sold = known.reduce((all, it) => all + it.sold, 0);
    const error = hundredth(known.reduce((all, it) => all + (it.sold * it.off) / it.demand, 0) / Math.max(1, sold));
    const share = Math.round(100 * error);
    return {
      value: error,
      text: texts.say(
        `De un día para otro, la previsión se desvía ${share} de cada 100 piezas.`,
        `From one day to the next the forecast is off by ${share} of every 100 pieces.`,
      ),
    };
  },
};

export const FACTS: readonly Fact[] = [
  told("best_seller"),
  told("weekend_uplift"),
  yesterday,
  lotExpiring,
  wasteValue,
  forecastError,
];
