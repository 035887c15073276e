import { type RefObject, useEffect, useState } from "react";
import type { ShowcaseProps } from "../product.ts";
import type { Locale } from "../ui/format.ts";
import type { PageTexts } from "./texts.ts";

type DoorForm = RefObject<HTMLFormElement | null>;

/** The way in: one button, and a name for who wants one. Without its script it is sent as a form. */
export function Door(props: {
  readonly door: DoorForm;
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly isBusy: boolean;
  /** This browser has a demo already: another is the quieter choice. */
  readonly hasDemo: boolean;
  readonly name: string;
  readonly openings: Openings | undefined;
  readonly onName: (name: string) => void;
  readonly onOpen: () => void;
}) {
  const { locale, texts, isBusy, hasDemo, name } = props;
  return (
    <form
      ref={props.door}
      className="open"
      method="post"
      action="/start"
      onSubmit={(event) => {
        event.preventDefault();
        props.onOpen();
      }}
    >
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={hasDemo ? "quiet" : "primary"} disabled={isBusy}>
        {isBusy ? texts.opening : hasDemo ? texts.openAnother : texts.open}
      </button>
      <Ticks texts={texts} />
      <Proof openings={props.openings} texts={texts} />
      <label>
        <span>{texts.name}</span>
        <input
          name="business_name"
          maxLength={60}
          autoComplete="organization"
          placeholder={texts.namePlaceholder}
          value={name}
          onChange={(event) => props.onName(event.currentTarget.value)}
        />
      </label>
    </form>
  );
}

type Openings = NonNullable<ShowcaseProps["showcase"]>["openings"];
const AT_ONCE_MS = 1_500;
const SLOW_MS = 5_000;
const LATELY_MINUTES = 120;

/** How fast it is, as measured in other people's browsers; where it is slow, or nobody knows, nothing is said. */
function Proof({ openings, texts }: { readonly openings: Openings | undefined; readonly texts: PageTexts }) {
  const { ready_ms = null, last_at = null } = openings ?? {};
  const minutes = last_at === null ? Number.POSITIVE_INFINITY : (Date.now() - Date.parse(last_at)) / 60_000;
  return (
    <p className="proof">
      {ready_ms !== null && ready_ms <= SLOW_MS && texts.ready(ready_ms <= AT_ONCE_MS ? 1 : ready_ms / 1_000)}
      {ready_ms !== null &&
        ready_ms <= SLOW_MS &&
        minutes < LATELY_MINUTES &&
        ` ${texts.lastOpened(Math.max(1, Math.round(minutes)))}`}
    </p>
  );
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

/** On a phone the door stays within reach when the page's own has left the view. */
export function FootButton(props: {
  readonly door: DoorForm;
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
