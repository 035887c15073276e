import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Landing, MadeToMeasure } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import { Foot } from "./foot.tsx";
import { takeAsked } from "./open-demo.ts";
import { OpeningState } from "./opening-state.tsx";
import { OwnDemos, useOwnDemos } from "./own-demos.tsx";
import { ReceiptPicture } from "./receipt-picture.tsx";
import { ScenarioLinks } from "./scenario-links.tsx";
import { type PageTexts, TEXTS } from "./texts.ts";
import { useOpening } from "./use-opening.ts";
import { useShowcase } from "./use-showcase.ts";

/** The landing page. Whole and usable as it is rendered; a script makes it say more. */
export function StartPage({ landing, locale }: { readonly landing: Landing; readonly locale: Locale }) {
  const texts = { ...TEXTS[locale], ...landing.texts[locale] };
  const { opening, open, stop } = useOpening();
  const [name, setName] = useState("");
  // Once it was opened its form stays, and what was typed in with it.
  const [isOwn, setIsOwn] = useState<boolean>();
  const OwnForm = useMadeToMeasure(landing);
  const demos = useOwnDemos();
  const shown = { locale, name, showcase: useShowcase(locale) };
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
  const door = useRef<HTMLFormElement>(null);
  const links = { locale, texts, isBusy, onOpen: order, ...(OwnForm && { onOwn: () => setIsOwn(true) }) };
  const hasDemo = demos.length > 0;
  return (
    <>
      <Head locale={locale} texts={texts} {...(OwnForm && { onOwn: () => setIsOwn(true) })} />
      <main>
        <section className="hero">
          <div className="hero-words">
            <h1>{hasDemo ? texts.back : texts.claim}</h1>
            <p className="lead">{hasDemo ? texts.backLead : texts.lead}</p>
          </div>
          {landing.Showcase && (
            <div className="hero-seen">
              <landing.Showcase {...shown} />
            </div>
          )}
          <div className="hero-act">
            <OwnDemos demos={demos} locale={locale} texts={texts} />
            <form
              ref={door}
              className="open"
              method="post"
              action="/start"
              onSubmit={(event) => {
                event.preventDefault();
                order();
              }}
            >
              <input type="hidden" name="locale" value={locale} />
              <button type="submit" className={hasDemo ? "quiet" : "primary"} disabled={isBusy}>
                {isBusy ? texts.opening : hasDemo ? texts.openAnother : texts.open}
              </button>
              <Ticks texts={texts} />
              <label>
                <span>{texts.name}</span>
                <input
                  name="business_name"
                  maxLength={60}
                  autoComplete="organization"
                  placeholder={texts.namePlaceholder}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
              </label>
            </form>
            <OpeningState opening={opening} texts={texts} locale={locale} onStop={stop} />
            <ScenarioLinks {...links} />
          </div>
          {landing.Toy && (
            <div className="hero-toy">
              <landing.Toy {...shown} />
            </div>
          )}
        </section>
        {landing.More && <landing.More {...shown} />}
        <section className="gone">
          <div>
            <h2>{texts.gone}</h2>
            <p className="lead">{texts.goneText}</p>
            <p>{texts.goneAsk}</p>
          </div>
          <ReceiptPicture texts={texts} />
        </section>
        {OwnForm && isOwn !== undefined && (
          <Suspense fallback={null}>
            <OwnForm locale={locale} name={name} isOpen={isOwn} onClose={() => setIsOwn(false)} />
          </Suspense>
        )}
        <Answers texts={texts} />
      </main>
      <Foot texts={texts} />
      <FootButton door={door} label={texts.open} isBusy={isBusy} onOpen={() => order()} />
    </>
  );
}

/** Its code is fetched when it is first shown. */
function useMadeToMeasure({ loadMadeToMeasure }: Landing): ComponentType<MadeToMeasure> | undefined {
  const [form] = useState(() => ({ Form: loadMadeToMeasure && lazy(loadMadeToMeasure) }));
  return form.Form;
}

function Ticks({ texts }: { readonly texts: PageTexts }) {
  return (
    <ul className="ticks">
      {texts.ticks.map((it) => (
        <li key={it}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 8.500l3.500 3.500L13 4.500" />
          </svg>
          {it}
        </li>
      ))}
    </ul>
  );
}

function Head(props: { readonly locale: Locale; readonly texts: PageTexts; readonly onOwn?: () => void }) {
  const { locale, texts } = props;
  const other = locale === "es" ? "en" : "es";
  return (
    <header className="top">
      <span className="brand">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        {texts.brand}
      </span>
      <span className="top-links">
        {props.onOwn && (
          <button type="button" className="link on-desk" onClick={props.onOwn}>
            {texts.madeToMeasure}
          </button>
        )}
        <a href={other === "en" ? "/en" : "/"} lang={other} hrefLang={other}>
          {texts.otherLanguage}
        </a>
      </span>
    </header>
  );
}

function Answers({ texts }: { readonly texts: PageTexts }) {
  return (
    <section className="answers">
      <h2>{texts.asked}</h2>
      <div className="questions">
        {texts.answers.map(([question, answer]) => (
          <details key={question}>
            <summary>{question}</summary>
            <p className="answer">{answer}</p>
          </details>
        ))}
      </div>
    </section>
  );
}

/** On a phone the door stays within reach when the page's own has left the view. */
function FootButton(props: {
  readonly door: { readonly current: HTMLFormElement | null };
  readonly label: string;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
}) {
  const { door } = props;
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    if (!door.current) return;
    const seen = new IntersectionObserver(([it]) => {
      setIsAway(it !== undefined && !it.isIntersecting && it.boundingClientRect.top < 0);
    });
    seen.observe(door.current);
    return () => seen.disconnect();
  }, [door]);
  if (!isAway) return null;
  return (
    <div className="foot-door">
      <button type="button" className="primary" disabled={props.isBusy} onClick={props.onOpen}>
        {props.label}
      </button>
    </div>
  );
}
