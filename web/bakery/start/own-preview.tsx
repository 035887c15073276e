import type { z } from "zod";
import type { PreviewedBakery } from "../../../contract/bakery/custom.ts";
import type { Locale } from "../../ui/format.ts";
import type { OwnTexts } from "./own-texts.ts";

interface Shown {
  readonly preview: z.output<typeof PreviewedBakery>;
  readonly texts: OwnTexts;
  readonly locale: Locale;
}

/** Four digits are grouped, too: columns of figures line up. */
const GROUPED = { useGrouping: "always" } as const;
const moneyIn = (locale: Locale) =>
  new Intl.NumberFormat(locale === "es" ? "es-ES" : "en-IE", { style: "currency", currency: "EUR", ...GROUPED });

/** What a configuration comes to: how large, and a week of it. */
export function OwnPreview(props: Shown) {
  const { preview, texts } = props;
  const number = new Intl.NumberFormat(props.locale, GROUPED);
  return (
    <>
      <p role="status">
        {preview.needs_staff ? texts.tooLarge : texts.rows(number.format(preview.rows), number.format(preview.seconds))}
      </p>
      <section className="scroll">
        <h3>{texts.week}</h3>
        <Week {...props} />
      </section>
    </>
  );
}

function Week({ preview, texts, locale }: Shown) {
  const number = new Intl.NumberFormat(locale, GROUPED);
  const money = moneyIn(locale);
  const day = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <table>
      <thead>
        <tr>
          <th>{texts.day}</th>
          <th className="n">{texts.sales}</th>
          <th className="n">{texts.amount}</th>
        </tr>
      </thead>
      <tbody>
        {preview.week.map(({ day_on, is_open, holiday, tickets, gross_cents }) => (
          <tr key={day_on}>
            <td>
              {day.format(new Date(day_on))} {holiday && <small>{holiday}</small>}
            </td>
            <td className="n">{is_open ? number.format(tickets) : texts.shut}</td>
            <td className="n">{is_open ? money.format(gross_cents / 100) : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
