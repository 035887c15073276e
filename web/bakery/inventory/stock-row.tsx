import { RowButton } from "../../ui/data-table.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Meter } from "../../ui/meter.tsx";
import { Pictogram } from "../pictogram.tsx";
import { useNamed, usePlaceName } from "../places.ts";
import { shortName } from "../short-name.ts";
import { amountOf, type Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";
import type { Lasting } from "./use-lasting.ts";

/** One thing on the shelf: how much there is, and how long that will do. */
export function StockRow(props: { readonly item: Item; readonly lasting: Lasting; readonly onCount?: () => void }) {
  const { item, lasting, onCount } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const named = useNamed();
  const placeName = usePlaceName();
  return (
    <li className="row dense">
      <Pictogram name={item.name} size={26} />
      <div className="row-words">
        <div className="bar-row-head">
          <span>{shortName(item.name)}</span>
          <b className="figures">{amountOf(item, item.on_hand, formats, locale)}</b>
        </div>
        <Meter share={lasting.share} tone={lasting.tone} />
        <small>{[placeName(item.location_id), lasting.said].filter(Boolean).join(" · ")}</small>
      </div>
      {onCount && <RowButton label={`${texts.count}: ${named(item.name, item.location_id)}`} onClick={onCount} />}
    </li>
  );
}
