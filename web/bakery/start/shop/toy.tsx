import { useState } from "react";
import type { Showcase } from "../../../../contract/bakery/showcase.ts";
import type { ShowcaseProps } from "../../../product.ts";
import { formatsOf } from "../../../ui/format.ts";
import { RangeSlider } from "../../../ui/range/range-slider.tsx";
import { bringAlong } from "../../brought-along.ts";
import { chanceOfRunningOut } from "../../chance.ts";
import { SHOP_TEXTS, type ShopTexts } from "./texts.ts";

const ROOM = 1.3;
const SELDOM = 0.04;
const MOSTLY = 0.6;

/** How much bread tomorrow? A loaf to drag, and what the sheet under it makes of that. */
export function Toy({ locale, showcase }: ShowcaseProps) {
  const shown = showcase?.shown as Showcase | undefined;
  return (
    <section className="toy" aria-hidden={shown?.toy ? undefined : true}>
      {shown?.toy && <Loaf toy={shown.toy} shown={shown} locale={locale} />}
    </section>
  );
}

type Bread = NonNullable<Showcase["toy"]>;

function Loaf({ toy, shown, locale }: { readonly toy: Bread; readonly shown: Showcase; readonly locale: "es" | "en" }) {
  const texts = SHOP_TEXTS[locale];
  const formats = formatsOf(locale, shown.time_zone);
  const [pieces, setPieces] = useState(toy.planned);
  const set = (value: number) => {
    setPieces(value);
    const { product_id, day_on, planned } = toy;
    bringAlong({ product_id, day_on, planned, pieces: value });
  };
  const said = chanceOf(toy, pieces, texts);
  const over = Math.max(0, pieces - Math.round(toy.likely));
  const isTomorrow = Date.parse(toy.day_on) - Date.parse(shown.day_on) === 86_400_000;
  const day = isTomorrow ? texts.tomorrow : formats.date(toy.day_on, "weekday");
  const most = Math.ceil((ROOM * toy.high) / 10) * 10;
  return (
    <>
      <div className="toy-drag">
        <p className="toy-head">
          <span>
            <b>{texts.toy(toy.name.replace(/ *\(.*/, ""), day)}</b> <small>{texts.drag}</small>
          </span>
          <b className="toy-number">{formats.number(pieces)}</b>
        </p>
        <RangeSlider
          low={toy.low}
          likely={toy.likely}
          high={toy.high}
          value={pieces}
          most={most}
          label={texts.toy(toy.name, day)}
          say={(value) => `${texts.piecesSaid(formats.number(value))}; ${chanceOf(toy, value, texts)}`}
          onChange={set}
          onDone={set}
        />
        <p className="toy-note">
          {pieces !== toy.planned ? texts.comesAlong : texts.usually(formats.number(toy.low), formats.number(toy.high))}
        </p>
      </div>
      <div className="toy-sheet" aria-live="polite">
        <small>{texts.sheet}</small>
        <b>{texts.dough(formats.weight(pieces * toy.dough_grams))}</b>
        <span>
          {over > 0 && pieces > toy.high
            ? texts.over(formats.number(over), formats.euros(over * toy.cost_cents))
            : said}
        </span>
      </div>
    </>
  );
}

function chanceOf({ likely, low, high }: Bread, pieces: number, texts: ShopTexts): string {
  const chance = chanceOfRunningOut(pieces, { predicted_units: likely, lower_units: low, upper_units: high });
  if (chance < SELDOM) return texts.outNever;
  if (chance > MOSTLY) return texts.outMostly;
  return texts.outOf(Math.max(2, Math.round(1 / chance)));
}
