import { useEffect, useState } from "react";
import type { Showcase } from "../../../../contract/bakery/showcase.ts";
import type { ShowcaseProps } from "../../../product.ts";
import { type Formats, formatsOf } from "../../../ui/format.ts";
import { Ribbon } from "../../../ui/ribbon/ribbon.tsx";
import { endsOfShop, plannedAt, type ShopNow, shopAt, timeOf } from "./shop-at.ts";
import { SHOP_TEXTS, type ShopTexts } from "./texts.ts";

const MADRID = "Europe/Madrid";
const TICK_MS = 1_000;
/** Until the day is known the band stands from the first run of an ordinary day to closing. */
const PLAIN = { from: new Date(0), to: new Date(1) };

/** What a day of today's looks like, living on while one looks, under the name that is being typed. */
export function Shop({ locale, name, showcase }: ShowcaseProps) {
  const texts = SHOP_TEXTS[locale];
  const shown = showcase?.shown as Showcase | undefined;
  const formats = formatsOf(locale, shown?.time_zone ?? MADRID);
  const now = useShopClock(showcase?.at);
  const shop = shown && now && shopAt(shown, now);
  const sign = name.trim() || texts.sign;
  return (
    <section className="shop" aria-label={sign}>
      <Awning />
      <div className="shop-body">
        <div className="shop-head">
          <div className="shop-name">
            <p className={sign.length > 22 ? "sign long" : "sign"}>{sign}</p>
            <p className="shop-when">{shown && now ? whenOf(shown, now, texts, formats) : "\u00a0"}</p>
          </div>
          <ShopFigures shop={shop} texts={texts} formats={formats} />
        </div>
        {shown && shop ? (
          <ShopRibbon shown={shown} shop={shop} texts={texts} formats={formats} />
        ) : (
          <Ribbon {...PLAIN} isIdle label={texts.said} />
        )}
      </div>
      <p className="shop-strip">{shown && shop ? <Strip {...{ shown, shop, texts, formats }} /> : "\u00a0"}</p>
    </section>
  );
}

/** Time goes on from where a demo's clock would stand. */
function useShopClock(at: string | undefined): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    if (!at) return;
    const since = Date.now();
    const tick = () => setNow(new Date(Date.parse(at) + Date.now() - since));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [at]);
  return now;
}

interface Seen {
  readonly shown: Showcase;
  readonly shop: ShopNow;
  readonly texts: ShopTexts;
  readonly formats: Formats;
}

function whenOf({ day_on, weather }: Showcase, now: Date, texts: ShopTexts, formats: Formats): string {
  const sky = weather ? `. ${texts[weather.condition]}, ${formats.number(weather.max_celsius)}\u00a0°C` : "";
  const day = formats.date(day_on, "long");
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${formats.time(now)}${sky}`;
}

function ShopFigures({ shop, texts, formats }: Omit<Seen, "shown" | "shop"> & { readonly shop: ShopNow | undefined }) {
  const figures = [
    [texts.today, shop && formats.euros(shop.cents)],
    [texts.tickets, shop && formats.number(shop.tickets)],
    [
      texts.closes,
      shop?.closesAtCents === undefined ? undefined : formats.euros(1_000 * Math.round(shop.closesAtCents / 1_000)),
    ],
  ] as const;
  return (
    <dl className="shop-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The ribbon of the day, at any moment of it. */
function ShopRibbon({ shown, shop, texts, formats }: Seen) {
  const isOpen = shop.now < new Date(shown.closes_at);
  const end = (isOpen ? texts.closing : texts.closed)(formats.time(shown.closes_at));
  return (
    <Ribbon
      {...endsOfShop(shown)}
      now={shop.now}
      nowLabel={texts.now}
      columns={shop.hours}
      marks={shown.runs.map((it) => ({
        at: new Date(it.lit_at),
        state: shop.now < new Date(it.lit_at) ? ("planned" as const) : ("out" as const),
        label: `${formats.time(it.lit_at)} · ${texts.pieces(formats.number(plannedAt(it, shop.now)))}`,
        short: formats.time(it.lit_at),
      }))}
      end={end}
      label={texts.said}
    />
  );
}

/** The last sale, and what the outline means. */
function Strip({ shown, shop, texts, formats }: Seen) {
  const weekday = formats.date(shown.day_on, "long").split(/[, ]/)[0] ?? "";
  const { last } = shop;
  return (
    <>
      <span className="shop-last">
        {last ? (
          <>
            <b>
              {last[3]}, {formats.money(last[1])}
            </b>{" "}
            {formats.time(timeOf(shown, last))}, {texts[last[4] as "card" | "cash" | "account"]}
          </>
        ) : (
          texts.notYet
        )}
      </span>
      <span className="shop-outline">{texts.outline(weekday, formats.euros(shown.typical_cents))}</span>
    </>
  );
}

const SCALLOPS = 14;
const WIDE = 40;

function Awning() {
  return (
    <svg className="awning" viewBox={`0 0 ${SCALLOPS * WIDE} 34`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from({ length: SCALLOPS }, (_, index) => {
        const x = index * WIDE;
        return (
          <path
            key={x}
            className={index % 2 === 0 ? "awning-dark" : "awning-light"}
            d={`M${x} 0h${WIDE}v20a20 14 0 0 1-${WIDE} 0z`}
          />
        );
      })}
    </svg>
  );
}
