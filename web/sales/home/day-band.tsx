import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Mark } from "../../ui/ribbon/mark.tsx";
import { HOME_TEXTS } from "./texts.ts";

export type Today = Answered<CoreApi["GET /demo-sessions/analytics/today"]>;

const OPENS = 5;
const SHUTS = 22;
const TALLEST = 72;
/** In percent: from then on the words stand before their line, where there is more room. */
const HALF = 50;

/** The team's day as a band that browns: demos by hour in the outline of the same weekdays, leads as they come, calls when they are agreed. */
export function DayBand({ today }: { readonly today: Today }) {
  const texts = useTexts(HOME_TEXTS);
  const formats = useFormats();
  const hours = hoursShown(today.hours);
  const from = hours[0]?.hour ?? OPENS;
  const all = Math.max(1, hours.length) * 60;
  const most = Math.max(1, ...hours.flatMap((it) => [it.demos, it.usual]));
  /** In percent of the band; what lies outside of it stands at its end. */
  const placeOf = (at: string) => {
    const [hour = 0, minute = 0] = formats.time(at).split(":").map(Number);
    return Math.min(99, Math.max(1, (100 * (hour * 60 + minute - from * 60)) / all));
  };
  const usual = today.hours.reduce((sum, it) => sum + it.usual, 0);
  const demos = today.hours.reduce((sum, it) => sum + it.demos, 0);
  const now = placeOf(today.at);
  return (
    <section className="day-band" aria-label={texts.dayTitle}>
      <p className="day-help" aria-hidden="true">
        {texts.dayHelp(formats.date(today.date, "long").split(/[ ,]/)[0] ?? "")}
      </p>
      <div
        role="img"
        aria-label={texts.daySaid(demos, formats.number(usual, 1), today.leads.length, today.calls.length)}
        className="day-picture"
      >
        <div className="day-hours">
          {hours.map((it) => (
            <div key={it.hour} className="day-hour">
              {it.usual > 0 && <i className="day-usual" style={{ height: (TALLEST * it.usual) / most }} />}
              {it.demos > 0 && (
                <span className="day-demos" style={{ height: (TALLEST * it.demos) / most }}>
                  <b>{formats.number(it.demos)}</b>
                </span>
              )}
            </div>
          ))}
        </div>
        <span className="day-now" data-late={now > HALF || undefined} style={{ left: `${now}%` }}>
          {texts.now(formats.time(today.at))}
        </span>
        <div className="day-track">
          <i style={{ width: `${now}%` }} />
          <svg className="day-marks" aria-hidden="true">
            {today.leads.map((it) => (
              <Mark key={it.at} x={placeOf(it.at)} state="out" />
            ))}
            {today.calls.map((it) => (
              <Mark key={it.lead_id} x={placeOf(it.at)} state="planned" />
            ))}
          </svg>
        </div>
        <div className="day-words">
          <span>{`${String(from).padStart(2, "0")}:00`}</span>
          {apart(today.calls.map((it) => ({ ...it, place: Math.min(86, Math.max(14, placeOf(it.at))) }))).map((it) => (
            <span key={it.lead_id} className="day-word" style={{ left: `${it.place}%` }}>
              {texts.callAt(it.name ?? texts.nameless, formats.time(it.at))}
            </span>
          ))}
          <span>{`${String((hours.at(-1)?.hour ?? SHUTS) + 1).padStart(2, "0")}:00`}</span>
        </div>
      </div>
    </section>
  );
}

/** In percent of the band: a name and an hour. */
const WORD = 22;

/** Those whose words have room beside those before. */
function apart<It extends { readonly place: number }>(calls: readonly It[]): It[] {
  const kept: It[] = [];
  for (const it of calls) if (it.place - (kept.at(-1)?.place ?? -WORD) >= WORD) kept.push(it);
  return kept;
}

/** The sales day, longer where something happened outside of it. */
function hoursShown(hours: Today["hours"]): Today["hours"] {
  const busy = hours.filter((it) => it.demos > 0).map((it) => it.hour);
  const first = Math.min(OPENS, ...busy);
  const last = Math.max(SHUTS - 1, ...busy);
  return hours.filter((it) => it.hour >= first && it.hour <= last);
}
