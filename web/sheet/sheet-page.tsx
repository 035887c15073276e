import { type FormEvent, useEffect, useState } from "react";
import type { CoreApi } from "../../contract/api.ts";
import type { Answered } from "../../contract/endpoint.ts";
import { problemOf } from "../api/problem.ts";
import { sendRequest } from "../api/send-request.ts";
import type { Locale } from "../ui/format.ts";
import { TEXTS } from "./texts.ts";

const SHEET = "GET /demo-sessions/scenarios/:scenario/fact-sheet";
const SCENARIOS = "GET /demo-sessions/scenarios";
type Sheet = Answered<CoreApi[typeof SHEET]>;
type Offered = Answered<CoreApi[typeof SCENARIOS]>["items"];

/** @throws ApiProblem */
async function ask<Key extends typeof SHEET | typeof SCENARIOS>(
  route: Key,
  said: { readonly params?: Record<string, string>; readonly query?: Record<string, string> },
  key?: string,
): Promise<Answered<CoreApi[Key]>> {
  const answer = await sendRequest(route, said, key ? { headers: { authorization: `Bearer ${key}` } } : {});
  if (!answer.ok) throw await problemOf(answer);
  return answer.json();
}

/** What will be true on screen on a day, to be read out in a call. */
export function SheetPage({ locale }: { readonly locale: Locale }) {
  const texts = TEXTS[locale];
  const [sheet, setSheet] = useState<Sheet>();
  const [wrong, setWrong] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [scenario, key, date, language] = ["scenario", "key", "date", "language"].map((it) => String(form.get(it)));
    setWrong(undefined);
    try {
      const query = { locale: language ?? locale, ...(date && { date }) };
      setSheet(await ask(SHEET, { params: { scenario: scenario ?? "" }, query }, key));
    } catch (error) {
      const { status } = error as { status?: number };
      setWrong(status === 401 || status === 403 ? texts.wrong : status === 422 ? texts.none : texts.failed);
    }
  };
  return (
    <main className="sheet">
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <Asking locale={locale} onSubmit={(event) => void submit(event)} />
      {wrong && (
        <p className="note" role="alert">
          {wrong}
        </p>
      )}
      {sheet && <Read sheet={sheet} locale={locale} />}
    </main>
  );
}

function Asking(props: { readonly locale: Locale; readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void }) {
  const texts = TEXTS[props.locale];
  const [offered, setOffered] = useState<Offered>([]);
  useEffect(() => {
    void ask(SCENARIOS, { query: { locale: props.locale } }).then(
      ({ items }) => setOffered(items),
      () => undefined,
    );
  }, [props.locale]);
  return (
    <form className="fields" onSubmit={props.onSubmit}>
      <label>
        <span>{texts.key}</span>
        <input name="key" type="password" autoComplete="off" required />
        <small>{texts.keyHelp}</small>
      </label>
      <div className="pair">
        <label>
          <span>{texts.scenario}</span>
          <select name="scenario">
            {offered.map((it) => (
              <option key={it.scenario_name} value={it.scenario_name}>
                {it.display_name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{texts.date}</span>
          <input name="date" type="date" />
        </label>
        <label>
          <span>{texts.language}</span>
          <select name="language" defaultValue={props.locale}>
            {(["es", "en"] as const).map((it) => (
              <option key={it} value={it}>
                {texts.languages[it]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <button type="submit" className="primary">
        {texts.show}
      </button>
    </form>
  );
}

function Read({ sheet, locale }: { readonly sheet: Sheet; readonly locale: Locale }) {
  const texts = TEXTS[locale];
  const when = new Intl.DateTimeFormat(locale === "es" ? "es-ES" : "en-GB", {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: "Europe/Madrid",
  }).format(new Date(sheet.at));
  return (
    <section aria-live="polite">
      <p>{texts.opensAt(when)}</p>
      <h2>{texts.facts}</h2>
      <ul className="said">
        {sheet.facts.map((it) => (
          <li key={it.fact}>{it.text}</li>
        ))}
      </ul>
      <h2>{texts.featured}</h2>
      <ul className="said">
        {sheet.featured.map((it) => (
          <li key={it.title}>{it.title}</li>
        ))}
      </ul>
    </section>
  );
}
