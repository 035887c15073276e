import { useFormats, useTexts } from "../../ui/locale.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

export interface Share {
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of fewer cases a percentage says more than is known. */
export const FEW = 20;

/** A share with its doubt: the mark is the value, the band where it may be. Of few cases only how many of how many. */
export function RateBar({ share }: { readonly share: Share | null }) {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  if (!share || share.n === 0) return <span className="rate rate-none">–</span>;
  const { n, value, low, high } = share;
  const isFew = n < FEW;
  const bar = (
    <span className="rate-track" data-few={isFew || undefined} aria-hidden="true">
      {!isFew && <i className="rate-band" style={{ left: `${100 * low}%`, width: `${100 * (high - low)}%` }} />}
      <i className="rate-mark" style={{ left: `${100 * value}%` }} />
    </span>
  );
  const points = (of: number) => formats.number(100 * of);
  return (
    <span className="rate">
      {bar}
      {isFew ? (
        <b className="rate-few">{texts.outOf(formats.number(Math.round(value * n)), formats.number(n))}</b>
      ) : (
        <>
          <b>{formats.percent(value)}</b>
          <small>
            {points(low)}–{points(high)}
          </small>
        </>
      )}
    </span>
  );
}
