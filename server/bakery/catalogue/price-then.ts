import { type RawBuilder, sql } from "kysely";

/**
 * What a product cost when it moved: a new price does not make yesterday's waste dearer.
 *
 * @param movement the alias of `finished_goods_movements`; `products` is `p`
 */
export const priceThen = (movement: string): RawBuilder<number> => sql<number>`
  coalesce((select r.price_cents from price_revisions r
             where r.product_id = ${sql.ref(`${movement}.product_id`)} and r.valid_from <= ${sql.ref(`${movement}.occurred_at`)}
             order by r.valid_from desc limit 1), p.price_cents)`;
