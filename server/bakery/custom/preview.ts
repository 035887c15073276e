import type { z } from "zod";
import type { PreviewedBakery } from "../../../contract/bakery/custom.ts";
import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { readConfiguration } from "../world/model/configuration.ts";
import { addDays } from "../world/model/day.ts";
import { recognised } from "../world/model/own-catalogue.ts";
import { openBakery } from "../world/model/shop.ts";
import { gramsIn } from "../world/model/weights.ts";

const WEEK_DAYS = 7;

/** What a bakery would be like: its products as they were understood, and the week before. */
export function previewBakery(order: DatasetOrder): Pick<z.output<typeof PreviewedBakery>, "products" | "week"> {
  const configuration = { ...order.configuration, days_of_history: WEEK_DAYS };
  const { tables } = generate({ ...order, configuration, isPrivate: true });
  const tickets = tables.find((it) => it.name === "tickets");
  const [soldOn, gross] = ["sold_on", "gross_cents"].map((it) => tickets?.columns.indexOf(it) ?? -1);
  const { calendar, products } = openBakery(readConfiguration(order.configuration), order.locale);
  const week = Array.from({ length: WEEK_DAYS }, (_, back) => addDays(order.dateOn, back - WEEK_DAYS)).map((date) => {
    const sold = tickets?.rows.filter((it) => it[soldOn ?? -1] === date) ?? [];
    const day = calendar.day(date);
    return {
      day_on: date,
      is_open: day.isOpen,
      holiday: day.holiday ?? null,
      tickets: sold.length,
      gross_cents: sold.reduce((sum, it) => sum + Number(it[gross ?? -1]), 0),
    };
  });
  const own = readConfiguration(order.configuration).products.length > 0;
  return {
    week,
    products: products.map((product) => ({
      name: order.locale === "en" ? product.nameEn : product.name,
      category: product.category,
      price_cents: product.priceCents,
      vat_percent: product.vatPercent,
      grams: (own ? gramsIn(product.name) : undefined) ?? null,
      like: own ? recognised(product.name, order.locale) : product.name,
    })),
  };
}
