import { useEffect, useState } from "react";
import type { z } from "zod";
import type { OfferedScenario } from "../../contract/scenario.ts";
import type { Locale } from "../ui/format.ts";
import { send } from "./open-demo.ts";
import type { PageTexts } from "./texts.ts";

type Offered = z.output<typeof OfferedScenario>;

interface Cards {
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly isBusy: boolean;
  readonly onOpen: (scenario: string) => void;
  /** Where one can be made to measure. */
  readonly onOwn?: () => void;
}

const OWN = "custom";
const SHOWN = 3;

/** What there is to choose from, with what is in their data today; those known when the page was built until that is known. */
export function ScenarioCards({ locale, texts, isBusy, onOpen, onOwn }: Cards) {
  const offered = useOffered(locale);
  const own = offered?.find((it) => it.scenario_name === OWN);
  const known = Object.keys(texts.cards);
  const names = offered ? offered.map((it) => it.scenario_name).filter((it) => it !== OWN) : known;
  return (
    <section className="scenarios">
      <h2>{texts.choose}</h2>
      <ul className="cards">
        {names.map((name) => (
          <li key={name} className="card">
            <Card locale={locale} texts={texts} name={name} live={offered?.find((it) => it.scenario_name === name)} />
            <OpenForm locale={locale} texts={texts} name={name} isBusy={isBusy} onOpen={onOpen} />
          </li>
        ))}
        {onOwn && (own || !offered) && (
          <li className="card own">
            <h3>{texts.madeToMeasure.title}</h3>
            <p>{texts.madeToMeasure.text}</p>
            <button type="button" onClick={onOwn} disabled={isBusy}>
              {texts.madeToMeasure.open}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

function OpenForm({ locale, texts, name, isBusy, onOpen }: Omit<Cards, "onOwn"> & { readonly name: string }) {
  return (
    <form
      method="post"
      action="/start"
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(name);
      }}
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="scenario_name" value={name} />
      <button type="submit" disabled={isBusy}>
        {texts.openThis}
        <span className="hidden">: {texts.cards[name]?.[0] ?? name}</span>
      </button>
    </form>
  );
}

function Card(props: {
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly name: string;
  readonly live: Offered | undefined;
}) {
  const { texts, live } = props;
  const [title, text] = texts.cards[props.name] ?? [live?.display_name ?? props.name, live?.description ?? ""];
  const counts = live?.today?.row_counts;
  return (
    <>
      <h3>{title}</h3>
      <p>{text}</p>
      {live && counts && (
        <>
          <p className="figures">{texts.figures(counts, live.location_count)}</p>
          <p className="seen">{texts.todayThere}:</p>
          <ul className="seen">
            {live.today?.featured.slice(0, SHOWN).map(({ title: seen }) => (
              <li key={seen}>{seen}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function useOffered(locale: Locale): readonly Offered[] | undefined {
  const [offered, setOffered] = useState<readonly Offered[]>();
  useEffect(() => {
    send("GET /demo-sessions/scenarios", { query: { locale } })
      .then(({ items }) => setOffered(items))
      // The cards say what they say without figures, too.
      .catch(() => undefined);
  }, [locale]);
  return offered;
}
