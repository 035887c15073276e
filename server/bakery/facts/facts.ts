import { type Books, byId, instant, type Row, sum, table, text } from "../realism/books.ts";
import type { Calendar } from "../world/model/calendar.ts";
import { addDays, weekday } from "../world/model/day.ts";
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

const MONTH_DAYS = 28;
const between = (column: string, dateOn: string): string =>
  `${column} >= date '${addDays(dateOn, -MONTH_DAYS)}' and ${column} < date '${dateOn}'`;
const inMonth = (rows: readonly Row[], column: string, dateOn: string): Row[] =>
  rows.filter((it) => text(it[column]) >= addDays(dateOn, -MONTH_DAYS) && text(it[column]) < dateOn);
const hundredth = (value: number) => Math.round(value * 100) / 100;

const bestSeller: Fact = {
  fact: "best_seller",
  query: (on) =>
    `select p.name as value from ticket_lines l join products p on p.id = l.product_id where ${between("l.sold_on", on)} group by p.id, p.name order by sum(l.quantity) desc limit 1`,
  tell({ books, dateOn, texts }) {
    const lines = Map.groupBy(inMonth(table(books, "ticket_lines"), "sold_on", dateOn), (it) => it["product_id"]);
    const [best] = [...lines].sort(([, one], [, other]) => sum(other, "quantity") - sum(one, "quantity"));
    const name = text(byId(books, "products").get(best?.[0])?.["name"]);
    const units = texts.number(sum(best?.[1] ?? [], "quantity"));
    return {
      value: name,
      text: texts.say(
        `Lo que más se vende es ${name}: ${units} en cuatro semanas.`,
        `${name} sells best: ${units} in four weeks.`,
      ),
    };
  },
};

const weekendUplift: Fact = {
  fact: "weekend_uplift",
  query: (on) =>
    `select round(avg(gross) filter (where extract(isodow from sold_on) >= 6) / avg(gross) filter (where extract(isodow from sold_on) < 6) - 1, 2)::float8 as value from (select sold_on, sum(gross_cents) as gross from tickets where ${between("sold_on", on)} group by sold_on) d`,
  tell({ books, dateOn, texts }) {
    const days = [...Map.groupBy(inMonth(table(books, "tickets"), "sold_on", dateOn), (it) => text(it["sold_on"]))];
    const mean = (isWanted: (day: string) => boolean) => {
      const some = days.filter(([day]) => isWanted(day)).map(([, rows]) => sum(rows, "gross_cents"));
      return some.reduce((all, it) => all + it, 0) / Math.max(1, some.length);
    };
    const uplift = hundredth(
      mean((day) => weekday(day) >= 5) /
        Math.max(
          1,
          mean((day) => weekday(day) < 5),
        ) -
        1,
    );
    const share = texts.percent(uplift);
    return {
      value: uplift,
      text: texts.say(`El fin de semana se vende un ${share} más por día.`, `Weekend days sell ${share} more.`),
    };
  },
};

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

const saving: Fact = {
  fact: "waste_value_cents",
  query: (on) =>
    `select coalesce(sum(-m.units * p.price_cents), 0)::int as value from finished_goods_movements m join products p on p.id = m.product_id where m.kind in ('waste', 'donation') and ${between("m.moved_on", on)}`,
  tell({ books, dateOn, texts }) {
    const products = byId(books, "products");
    const cents = inMonth(table(books, "finished_goods_movements"), "moved_on", dateOn)
      .filter((it) => it["kind"] === "waste" || it["kind"] === "donation")
      .reduce((all, it) => all - Number(it["units"]) * Number(products.get(it["product_id"])?.["price_cents"]), 0);
    const half = texts.euros(Math.round(cents / 2));
    return {
      value: cents,
      text: texts.say(
        `Sobran ${texts.euros(cents)} en cuatro semanas a precio de venta; hornear la mitad de lo que sobra ahorra ${half}.`,
        `${texts.euros(cents)} are left over in four weeks at shop prices; baking half of the surplus saves ${half}.`,
      ),
    };
  },
};

const forecastError: Fact = {
  fact: "forecast_error",
  query: (on) =>
    `select round((sum(abs(predicted - demand)) / sum(demand))::numeric, 2)::float8 as value from (select forecast_on, sum(predicted_units) as predicted, sum(demand_units) as demand from forecast_accuracy where ${between("forecast_on", on)} group by forecast_on) d`,
  tell({ books, dateOn, texts }) {
    const days = Map.groupBy(
      inMonth(table(books, "forecast_accuracy"), "forecast_on", dateOn),
      (it) => it["forecast_on"],
    );
    const totals = [...days.values()].map((it) => [sum(it, "predicted_units"), sum(it, "demand_units")] as const);
    const demand = totals.reduce((all, [, it]) => all + it, 0);
    const error = hundredth(totals.reduce((all, [said, was]) => all + Math.abs(said - was), 0) / Math.max(1, demand));
    const share = texts.percent(error);
    return {
      value: error,
      text: texts.say(
        `La previsión del total se equivoca un ${share} de media, de un día para otro.`,
        `The day-ahead forecast of the total is ${share} off on average.`,
      ),
    };
  },
};

export const FACTS: readonly Fact[] = [bestSeller, weekendUplift, yesterday, lotExpiring, saving, forecastError];
