import { useFormats, useTexts } from "../../ui/locale.tsx";
import { gainOf, type Margin, monthAt } from "./price-effect.ts";
import { TEXTS } from "./texts.ts";

/** Of how much the elasticity may be wrong, either way. */
const UNSURE = 0.5;

/** A month before and after another price, and between what and what it could be. */
export function PriceEffect({ margin, priceCents }: { readonly margin: Margin; readonly priceCents: number }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [before, after] = [monthAt(margin, margin.price_cents), monthAt(margin, priceCents)];
  const gain = after.left - before.left;
  const ends = [gainOf(margin, priceCents, 1 - UNSURE), gainOf(margin, priceCents, 1 + UNSURE)].sort(
    (one, two) => one - two,
  );
  const isSame = priceCents === margin.price_cents;
  const rows = [
    [texts.leftAMonth, formats.euros(before.left), formats.euros(after.left)],
    [texts.soldAMonth, formats.number(before.units), formats.number(after.units)],
    [texts.marginOfOne, formats.money(before.margin), formats.money(after.margin)],
  ] as const;
  return (
    <div className="price-effect" aria-live="polite">
      {!isSame && (
        <p className="price-effect-said">
          {texts.centsMore(formats.change(priceCents / margin.price_cents - 1))}{" "}
          <b data-good={gain > 0 || undefined}>{texts.aMonth(formats.eurosChange(gain))}</b>
        </p>
      )}
      <dl>
        {rows.map(([what, was, is]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {!isSame && <s className="was">{was}</s>} <b>{is}</b>
            </dd>
          </div>
        ))}
      </dl>
      {!isSame && (
        <p className="note">
          {texts.whereFrom(formats.number(margin.elasticity, 1))}{" "}
          {texts.couldBe(formats.eurosChange(ends[0] ?? 0), formats.eurosChange(ends[1] ?? 0))}
        </p>
      )}
    </div>
  );
}
