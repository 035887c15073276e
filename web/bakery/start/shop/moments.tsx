import type { Showcase } from "../../../../contract/bakery/showcase.ts";
import type { ShowcaseProps } from "../../../product.ts";
import { formatsOf } from "../../../ui/format.ts";
import { fromLocal } from "../../../ui/local-time.ts";
import { Ribbon } from "../../../ui/ribbon/ribbon.tsx";
import { endsOfShop, shopAt } from "./shop-at.ts";
import { SHOP_TEXTS } from "./texts.ts";

/** Three hours of the same day. */
export function Moments({ locale, showcase }: ShowcaseProps) {
  const texts = SHOP_TEXTS[locale];
  const shown = showcase?.shown as Showcase | undefined;
  return (
    <section className="day">
      <h2>{texts.dayTitle}</h2>
      <p className="lead">{texts.dayText}</p>
      <ul className="moments">
        {texts.moments.map(([time, title, text]) => (
          <li key={time} className="card">
            <Moment time={time} shown={shown} locale={locale} />
            <h3>
              <span>{time}</span> {title}
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moment(props: { readonly time: string; readonly shown: Showcase | undefined; readonly locale: "es" | "en" }) {
  const { shown, time, locale } = props;
  if (!shown) return <div className="moment-place" />;
  const formats = formatsOf(locale, shown.time_zone);
  const now = fromLocal(`${shown.day_on}T${time}`, shown.time_zone);
  const shop = shopAt(shown, now);
  return (
    <Ribbon
      {...endsOfShop(shown)}
      now={now}
      columns={shop.hours}
      marks={shown.runs.map((it) => ({
        at: new Date(it.lit_at),
        state: now < new Date(it.lit_at) ? ("planned" as const) : ("out" as const),
        label: formats.time(it.lit_at),
      }))}
      label=""
      size="short"
    />
  );
}
