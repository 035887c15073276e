import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";
import type { Landing, MadeToMeasure } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import { takeAsked } from "./open-demo.ts";
import { OwnDemos, useOwnDemos } from "./own-demos.tsx";
import { ScenarioCards } from "./scenario-cards.tsx";
import { type PageTexts, TEXTS } from "./texts.ts";
import { type Opening, useOpening } from "./use-opening.ts";
import { whenOf } from "./when.ts";

/** The landing page. Whole and usable as it is rendered; a script makes it say more. */
export function StartPage({ landing, locale }: { readonly landing: Landing; readonly locale: Locale }) {
  const texts = { ...TEXTS[locale], ...landing.texts[locale] };
  const { opening, open, stop } = useOpening();
  const [name, setName] = useState("");
  // Once it was opened its form stays, and what was typed in with it.
  const [isOwn, setIsOwn] = useState<boolean>();
  const OwnForm = useMadeToMeasure(landing);
  const demos = useOwnDemos();
  useEffect(() => {
    const asked = takeAsked();
    if (asked) open(asked);
  }, [open]);
  const isBusy = opening.state === "opening" || opening.state === "preparing";
  const order = (scenario?: string) =>
    open({
      locale,
      ...(name.trim() && { business_name: name.trim() }),
      ...(scenario && { scenario_name: scenario }),
    });
  const cards = { locale, texts, isBusy, onOpen: order, ...(OwnForm && { onOwn: () => setIsOwn(true) }) };
  return (
    <>
      <Head locale={locale} texts={texts} />
      <main>
        <section className="hero">
          <h1>{texts.claim}</h1>
          <p className="lead">{texts.lead}</p>
          <OwnDemos demos={demos} locale={locale} texts={texts} />
          <OneClick
            locale={locale}
            texts={texts}
            name={name}
            isBusy={isBusy}
            isFirst={demos.length === 0}
            onName={setName}
            onOpen={() => order()}
          />
          <p className="promise">{texts.promise}</p>
          <OpeningState opening={opening} texts={texts} locale={locale} onStop={stop} />
        </section>
        <ScenarioCards {...cards} />
        {OwnForm && isOwn !== undefined && (
          <Suspense>
            <OwnForm locale={locale} name={name} isOpen={isOwn} onClose={() => setIsOwn(false)} />
          </Suspense>
        )}
        <Answers texts={texts} />
      </main>
      <footer>
        <p className="foot">{texts.foot}</p>
        <a href="/docs">{texts.api}</a>
      </footer>
    </>
  );
}

/** Its code is fetched when it is first shown. */
function useMadeToMeasure({ loadMadeToMeasure }: Landing): ComponentType<MadeToMeasure> | undefined {
  const [form] = useState(() => ({ Form: loadMadeToMeasure && lazy(loadMadeToMeasure) }));
  return form.Form;
}

function OneClick(props: {
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly name: string;
  readonly isBusy: boolean;
  /** Nothing to go on in: it is what one came for. */
  readonly isFirst: boolean;
  readonly onName: (name: string) => void;
  readonly onOpen: () => void;
}) {
  const { texts } = props;
  return (
    <form
      className="open"
      method="post"
      action="/start"
      onSubmit={(event) => {
        event.preventDefault();
        props.onOpen();
      }}
    >
      <input type="hidden" name="locale" value={props.locale} />
      <label>
        <span>{texts.name}</span>
        <input
          name="business_name"
          maxLength={80}
          autoComplete="organization"
          placeholder={texts.namePlaceholder}
          value={props.name}
          onChange={(event) => props.onName(event.target.value)}
        />
      </label>
      <button type="submit" className={props.isFirst ? "primary" : ""} disabled={props.isBusy}>
        {props.isBusy ? texts.opening : props.isFirst ? texts.open : texts.openAnother}
      </button>
    </form>
  );
}

function Head({ locale, texts }: { readonly locale: Locale; readonly texts: PageTexts }) {
  const other = locale === "es" ? "en" : "es";
  return (
    <header className="top">
      <span className="brand">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        {texts.brand}
      </span>
      <a href={other === "en" ? "/en" : "/"} lang={other} hrefLang={other}>
        {texts.otherLanguage}
      </a>
    </header>
  );
}

function Answers({ texts }: { readonly texts: PageTexts }) {
  return (
    <section className="answers">
      <h2>{texts.asked}</h2>
      {texts.answers.map(([question, answer]) => (
        <details key={question}>
          <summary>{question}</summary>
          <p className="answer">{answer}</p>
        </details>
      ))}
    </section>
  );
}

/** What a refusal means for whoever waits. What the page can say without a script is in it from the start, and shown by its style. */
function OpeningState(props: {
  readonly opening: Opening;
  readonly texts: PageTexts;
  readonly locale: Locale;
  readonly onStop: () => void;
}) {
  const { opening, texts, locale } = props;
  const say = (code: string, at?: Date): string =>
    (texts.problems[code as keyof PageTexts["problems"]] ?? texts.problems.other)(at && whenOf(locale, at));
  return (
    <div aria-live="polite" className="state">
      {opening.state === "preparing" && <p className="note">{texts.preparing}</p>}
      {opening.state === "idle" && (
        <>
          <p className="note needs-script">{texts.scriptNeeded}</p>
          <p id="unknown_address" className="note of-address">
            {texts.unknownAddress}
          </p>
        </>
      )}
      {opening.state === "refused" && (
        <div className="note">
          <p>{say(opening.code, opening.at)}</p>
          {opening.retryIn !== undefined && (
            <p>
              <span aria-hidden="true">{texts.retryAt(opening.retryIn)} · </span>
              <button type="button" className="link" onClick={props.onStop}>
                {texts.stop}
              </button>
            </p>
          )}
        </div>
      )}
    </div>
  );
}
