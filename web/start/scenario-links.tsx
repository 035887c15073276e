import { useEffect, useState } from "react";
import type { z } from "zod";
import type { OfferedScenario } from "../../contract/scenario.ts";
import type { Locale } from "../ui/format.ts";
import { send } from "./open-demo.ts";
import type { PageTexts } from "./texts.ts";

type Offered = z.output<typeof OfferedScenario>;

interface Links {
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly isBusy: boolean;
  readonly onOpen: (scenario: string) => void;
  /** Where one can be made to measure. */
  readonly onOwn?: () => void;
}

const OWN = "custom";

/** One door first, and beside it in one line the others: what there is to choose from; those known when the page was built until that is known. */
export function ScenarioLinks({ locale, texts, isBusy, onOpen, onOwn }: Links) {
  const offered = useOffered(locale);
  const own = offered?.find((it) => it.scenario_name === OWN);
  const names = offered ? offered.map((it) => it.scenario_name).filter((it) => it !== OWN) : Object.keys(texts.kinds);
  const nameOf = (name: string) =>
    texts.kinds[name] ?? offered?.find((it) => it.scenario_name === name)?.display_name ?? name;
  return (
    <div className="kinds">
      <span>{texts.choose}</span>
      {names.map((name) => (
        <form
          key={name}
          method="post"
          action="/start"
          onSubmit={(event) => {
            event.preventDefault();
            onOpen(name);
          }}
        >
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="scenario_name" value={name} />
          <button type="submit" className="kind" disabled={isBusy}>
            {nameOf(name)}
          </button>
        </form>
      ))}
      {onOwn && (own || !offered) && (
        <button type="button" className="kind" onClick={onOwn} disabled={isBusy}>
          {texts.madeToMeasure}
        </button>
      )}
    </div>
  );
}

function useOffered(locale: Locale): readonly Offered[] | undefined {
  const [offered, setOffered] = useState<readonly Offered[]>();
  useEffect(() => {
    send("GET /demo-sessions/scenarios", { query: { locale } })
      .then(({ items }) => setOffered(items))
      // The links lead there without that, too.
      .catch(() => undefined);
  }, [locale]);
  return offered;
}
