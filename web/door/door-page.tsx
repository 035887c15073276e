import { type ReactNode, useEffect, useState } from "react";
import type { Landing } from "../product.ts";
import { useShowcase } from "../start/use-showcase.ts";
import { formatsOf, type Locale } from "../ui/format.ts";
import { spokenPhone } from "../ui/phone.ts";
import { type DoorTexts, TEXTS } from "./texts.ts";
import { type Door, useDoor, useRedeem } from "./use-door.ts";

interface Said {
  readonly door: Door;
  readonly texts: DoorTexts;
  readonly locale: Locale;
}

/** Who sent it, what it is under its name, one button; where it lets nobody in, why, and one way on. */
export function DoorPage(props: { readonly landing: Landing; readonly code: string; readonly locale: Locale }) {
  const { door, problem, look } = useDoor(props.code);
  const [chosen, setChosen] = useState<Locale>();
  const locale = chosen ?? door?.locale ?? props.locale;
  const texts = TEXTS[locale];
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const showcase = useShowcase(locale);
  if (problem && !door)
    return (
      <main className="door">
        <h1>
          {problem.code === "not_found" ? texts.unknown : problem.code === "offline" ? texts.offline : texts.failed}
        </h1>
        {problem.code === "not_found" ? (
          <>
            <p className="lead">{texts.unknownHelp}</p>
            <a className="button" href="/">
              {texts.another}
            </a>
          </>
        ) : (
          <button type="button" onClick={() => void look()}>
            ↻
          </button>
        )}
      </main>
    );
  if (!door) return <main className="door" aria-busy="true" />;
  const said = { door, texts, locale };
  const isOpen = door.state === "open" || door.own_demo !== null;
  return (
    <main className="door" data-shut={isOpen ? undefined : true}>
      <From {...said} />
      <h1>
        {isOpen ? texts.sentence(firstName(door), door.person_name ?? undefined, door.form_of_address) : whyShut(said)}
      </h1>
      {props.landing.Showcase && (
        <div className="door-seen" aria-hidden={isOpen ? undefined : true}>
          <props.landing.Showcase
            locale={locale}
            name={door.business_name ?? ""}
            showcase={isOpen ? showcase : undefined}
          />
        </div>
      )}
      {isOpen ? <WayIn {...said} landing={props.landing} onRefused={() => void look()} /> : <WayOn {...said} />}
      <div className="door-foot">
        {isOpen && door.from?.phone ? (
          <a href={whatsApp(door.from.phone, texts.question(firstName(door) ?? ""))}>
            {texts.ask(firstName(door) ?? "")}
          </a>
        ) : (
          <span />
        )}
        <span className="door-languages">
          {(["es", "en"] as const).map((it) => (
            <button key={it} type="button" className="link" aria-pressed={locale === it} onClick={() => setChosen(it)}>
              {it.toUpperCase()}
            </button>
          ))}
        </span>
      </div>
    </main>
  );
}

const firstName = ({ from }: Door): string | undefined => from?.name.split(" ")[0];
/** Opens a message that is written; whoever opened it sends it, or not. */
const whatsApp = (phone: string, text: string): string =>
  `https://wa.me/${phone.slice(1)}?text=${encodeURIComponent(text)}`;

function From({ door, texts }: Said) {
  const name = door.from?.name ?? texts.somebody;
  const initials = name
    .split(" ")
    .slice(0, 2)
    .map((it) => it.charAt(0).toUpperCase())
    .join("");
  return (
    <div className="door-from">
      <span className="door-face" aria-hidden="true">
        {initials}
      </span>
      <span>
        <b>{name}</b>
        <small>{[texts.team, door.from?.phone && spokenPhone(door.from.phone)].filter(Boolean).join(" · ")}</small>
      </span>
    </div>
  );
}

function whyShut({ door, texts, locale }: Said): string {
  if (door.state === "expired") return texts.expired(dayOf(door.expires_at, locale));
  return door.state === "open" ? texts.failed : texts[door.state];
}

const dayOf = (at: string, locale: Locale): string => {
  const formats = formatsOf(locale, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return formats.date(formats.dateOf(new Date(at)), "long").replace(/^[^,]*, /, "");
};

function WayIn({
  door,
  texts,
  locale,
  landing,
  onRefused,
}: Said & { readonly landing: Landing; readonly onRefused: () => void }) {
  const { open, preparing } = landing.texts[locale];
  const { redeem, isBusy, problem } = useRedeem(door.code, onRefused);
  const [passcode, setPasscode] = useState("");
  const [email, setEmail] = useState("");
  const isBack = door.own_demo !== null;
  const from = firstName(door);
  return (
    <form
      className="open"
      onSubmit={(event) => {
        event.preventDefault();
        void redeem({ ...(passcode && { passcode }), ...(email && { email }) });
      }}
    >
      {door.needs_passcode && !isBack && (
        <label>
          <span>{texts.passcode(from)}</span>
          <input
            value={passcode}
            onChange={(event) => setPasscode(event.currentTarget.value)}
            autoComplete="one-time-code"
            autoCapitalize="none"
            maxLength={64}
            required
          />
        </label>
      )}
      {door.needs_email && !isBack && (
        <label>
          <span>{texts.email}</span>
          <input
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="email"
            maxLength={255}
            required
          />
          <small>{texts.emailHelp}</small>
        </label>
      )}
      <button type="submit" className="primary" disabled={isBusy}>
        {isBusy ? texts.opening : isBack ? texts.goOn : open}
      </button>
      <div aria-live="polite">
        {problem && (
          <p className="note">{problem.code === "not_ready" ? preparing : sayProblem(problem.code, door, texts)}</p>
        )}
      </div>
      <p className="door-none">{texts.noForm}</p>
      <ul className="door-points">
        <Point icon="M6 9V7a4 4 0 0 1 8 0v2M4.500 9h11v8h-11z">
          {from && texts.seen(from)}
          <b>{texts.only(door.form_of_address)}</b>
        </Point>
        <Point icon="M10 3a7 7 0 1 0 .01 0zM10 6v4l2.500 2">
          {texts.lasts(door.duration_hours, dayOf(door.expires_at, locale))}
        </Point>
        <Point icon="M3 15c0-4 3-7 7-7s7 3 7 7zM7.500 12l1-2M11 12l1-2">{texts.invented}</Point>
      </ul>
    </form>
  );
}

function Point({ icon, children }: { readonly icon: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={icon} />
      </svg>
      <span>{children}</span>
    </li>
  );
}

function sayProblem(code: string, door: Door, texts: DoorTexts): string {
  if (code === "wrong_passcode") return texts.wrong(door.tries_left ?? 0);
  if (code === "invalid_input") return texts.wrongEmail;
  if (code === "demos_full") return texts.full;
  if (code === "too_many_requests") return texts.patience;
  return code === "offline" ? texts.offline : texts.failed;
}

function WayOn({ door, texts }: Said) {
  const from = firstName(door);
  return (
    <div className="open">
      {from && door.from?.phone && (
        <a
          className="button primary"
          href={whatsApp(door.from.phone, texts.message(from, door.business_name ?? undefined))}
        >
          {texts.askAnother(from)}
        </a>
      )}
      <a className="button" href={door.locale === "en" ? "/en" : "/"}>
        {texts.another}
      </a>
      {door.from?.phone && <p className="door-none">{texts.askAnotherHelp(door.form_of_address)}</p>}
    </div>
  );
}
