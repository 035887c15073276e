import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Landing, MadeToMeasure } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import { Door, FootButton } from "./door.tsx";
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
  const hasDemo = demos.some((it) => it.held_until === null);
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
            <Door
              {...{ door, locale, texts, isBusy, hasDemo, name }}
              openings={shown.showcase?.openings}
              onName={setName}
              onOpen={() => order()}
            />
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
