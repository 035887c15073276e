import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { useTicks } from "../../workspace/demo.tsx";
import { useRibbonOfToday } from "../use-days.ts";
import { runsOutAt } from "./runs-out.ts";
import { amountOf, type Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

export interface Lasting {
  readonly said: string;
  /** Of a fortnight, or of what the rest of the day will take. */
  readonly share: number;
  readonly tone: "bad" | "warn" | undefined;
}

const FORTNIGHT = 14;
const SOON_DAYS = 2;
const NOW_DAYS = 1;

/** How long something will do: an ingredient in days, what lies on the counter until an hour of today. */
export function useLasting(): (item: Item) => Lasting {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { now } = useTicks();
  const day = useRibbonOfToday().data?.items[0];
  return (item) => {
    const { days_left: days, daily_use: use, on_hand: left } = item;
    if (item.kind === "ingredient" || !use) {
      if (days === null) return { said: texts.unused, share: 1, tone: undefined };
      const tone = days < NOW_DAYS ? "bad" : days < SOON_DAYS ? "warn" : undefined;
      const said = days < NOW_DAYS ? texts.lessThanADay : texts.lasts(Math.floor(days));
      const lost = item.expires_unused > 0 && texts.expiresUnused(amountOf(item, item.expires_unused, formats, locale));
      return { said: lost ? `${said}, ${lost}` : said, share: days / FORTNIGHT, tone };
    }
    const isOver = day && (!day.closes_at || now >= new Date(day.closes_at));
    if (isOver) return { said: texts.nextDay, share: 1, tone: undefined };
    const at = day && runsOutAt(left, use, day.hours, now);
    if (!day || at === undefined) return { said: texts.forToday, share: 1, tone: undefined };
    return { said: texts.outAbout(formats.time(at.at)), share: at.share, tone: "warn" };
  };
}
