import type { DatasetOrder } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { locationId, productId } from "../world/model/thing-ids.ts";
import { alertKey } from "../world/reports/alerts.ts";
import { CATEGORIES } from "../world/rules/menu.ts";
import type { Run } from "../world/rules/production.ts";
import { RINGING_SECONDS } from "../world/rules/till.ts";
import type { Journal } from "../world/state/journal.ts";
import { type AlertText, openWorld, type ShopState, type World } from "../world/state/world.ts";
import { COUNTER_TILL } from "../world/steps/trade.ts";
import { loadPantry } from "./load-pantry.ts";
import { loadForecasts, loadHistory, loadPlans } from "./load-plans.ts";
import { loadShelves } from "./load-shelves.ts";
import { modelOf } from "./model.ts";
import { exactSecond, lastClosing, type Moment, momentOf } from "./moment.ts";
import * as present from "./present.ts";

/** A tenant's bakery as it is at a moment, ready to be lived on. */
export interface LoadedWorld {
  readonly world: World;
  readonly moment: Moment;
  /** Alerts that are stored already, and until when each is said to be valid. */
  readonly storedAlerts: ReadonlyMap<string, Date | null>;
}

/** Reads the state of a tenant's world from its rows: nothing else decides about what comes. */
export async function loadWorld(db: BakeryDb, order: DatasetOrder, journal: Journal, from: Date): Promise<LoadedWorld> {
  const model = modelOf(order);
  const moment = momentOf(model.bakery.calendar, from);
  const today = moment.day.date;
  const catalogue = await present.selectCatalogue(db);
  const known = new Set(model.bakery.products.map((it) => productId(it)));
  const added = catalogue.filter((it) => !known.has(it.id)).map(toProduct);
  const world = openWorld(model, order.seed, journal, added);
  const products = new Map(world.bakery.products.map((it) => [productId(it), it]));
  for (const listed of catalogue) {
    const product = products.get(listed.id);
    if (!product) continue;
    world.prices.set(product, listed.price_cents);
    if (listed.set_by === "person") world.pricedByPerson.add(product);
    if (listed.retired) world.retired.add(product);
  }
  const shops = new Map(world.shops.map((it) => [locationId(it.place), it]));
  await loadShelves(db, world, products, shops, today);
  await loadPantry(db, world, moment);
  await loadHistory(db, products, shops, today);
  await loadForecasts(db, world, products, shops, today);
  await loadPlans(db, world, products, moment);
  await loadToday(db, world, products, shops, moment);
  return { world, moment, storedAlerts: await loadAlerts(db, world, from) };
}

type Products = ReadonlyMap<string, ShopProduct>;
type Shops = ReadonlyMap<string, ShopState>;

/** What a person added is made of nothing that is kept in the pantry. */
function toProduct(row: present.ProductRow, index: number): ShopProduct {
  return {
    id: row.id,
    index: ADDED_FROM + index,
    sku: row.sku,
    name: row.name,
    nameEn: row.name,
    category: CATEGORIES.find((one) => one === row.category) ?? "bread",
    priceCents: row.price_cents,
    vatPercent: row.vat_percent,
    shelfLifeHours: row.shelf_life_hours,
    doughGrams: 0,
    dough: "",
    filling: "",
    bakeMinutes: row.is_baked ? USUAL_BAKE_MINUTES : 0,
    batchUnits: USUAL_BATCH_UNITS,
    popularity: 0,
    recipe: new Map(),
    allergens: [],
    isBaked: row.is_baked,
  };
}

const ADDED_FROM = 10_000;
const USUAL_BAKE_MINUTES = 25;
const USUAL_BATCH_UNITS = 24;

/** What has happened today so far, as far as it decides about the rest of it. */
async function loadToday(db: BakeryDb, world: World, products: Products, shops: Shops, moment: Moment): Promise<void> {
  const { bakehouse, bakery } = world;
  const { date } = moment.day;
  for (const ticket of await present.selectTicketTimes(db, date, COUNTER_TILL)) {
    const { second } = momentOf(bakery.calendar, ticket.sold_at);
    const shop = shops.get(ticket.location_id);
    shop?.today.ticketSeconds.push(second);
    if (shop) shop.today.tillFreeAt = Math.max(shop.today.tillFreeAt, second + RINGING_SECONDS);
  }
  for (const row of await present.selectSold(db, date, lastClosing(bakery.calendar, moment))) {
    const product = products.get(row.product_id);
    const shop = shops.get(row.location_id);
    if (!product || !shop) continue;
    if (row.sold !== 0) shop.today.sold.set(product, row.sold);
    // What was thrown away or counted off since was not sold.
    const isSoldOut = row.last_at !== null && (row.taken_at === null || row.taken_at < row.last_at);
    if (row.last_at && isSoldOut && product.isBaked && shop.shelves.get(product)?.onHand() === 0)
      shop.today.soldOutAt.set(product, exactSecond(momentOf(bakery.calendar, row.last_at)));
    if (row.unbooked !== 0 && !product.isBaked)
      bakehouse.madeToOrder.set(product, row.unbooked + (bakehouse.madeToOrder.get(product) ?? 0));
  }
  for (const batch of await present.selectBatches(db, date)) {
    const product = products.get(batch.product_id);
    if (product) noteBatch(world, product, batch, moment);
  }
  for (const it of await present.selectNumbers(db)) shops.get(it.location_id)?.nextNumber.set(it.till, it.next);
  await loadLeft(db, products, shops, moment, world);
}

function noteBatch({ bakehouse, bakery }: World, product: ShopProduct, batch: present.BatchRow, { at }: Moment): void {
  const minuteOf = (time: Date) => bakery.calendar.local(time).minute;
  const run = batch.run as Run;
  bakehouse.baked.add(`${run} ${product.sku}`);
  if (batch.deck !== null)
    bakehouse.oven.push({ run, deck: batch.deck, from: minuteOf(batch.started_at), to: minuteOf(batch.finished_at) });
  if (!batch.consumed_at || batch.consumed_at <= at) return;
  const unbooked = bakehouse.unbooked.get(run) ?? new Map<ShopProduct, number>();
  unbooked.set(product, (unbooked.get(product) ?? 0) + batch.produced);
  bakehouse.unbooked.set(run, unbooked);
}

async function loadLeft(db: BakeryDb, products: Products, shops: Shops, { day, at }: Moment, { bakery }: World) {
  const closedAt = bakery.calendar.at(day.date, day.closes);
  if (!day.isOpen || at <= closedAt) return;
  const left = Map.groupBy(await present.selectLeft(db, closedAt), (it) => it.location_id);
  for (const [place, rows] of left) {
    const shop = shops.get(place);
    if (shop)
      shop.left = new Map(
        rows.flatMap((row) => {
          const product = products.get(row.product_id);
          return product ? [[product, row.units] as const] : [];
        }),
      );
  }
}

async function loadAlerts(db: BakeryDb, world: World, from: Date): Promise<Map<string, Date | null>> {
  const stored = new Map<string, Date | null>();
  for (const alert of await present.selectAlerts(db, from)) {
    const row: AlertText = {
      locationId: alert.location_id,
      kind: alert.kind,
      severity: alert.severity as AlertText["severity"],
      title: alert.title,
      detail: alert.detail,
      screen: alert.screen,
      entityTable: alert.entity_table,
      entityId: alert.entity_id,
    };
    world.alerts.set(alertKey(row), { id: alert.id, validFrom: alert.valid_from, row });
    stored.set(alert.id, alert.valid_to);
  }
  return stored;
}
