import type { Locale } from "../ui/format.ts";
import type { PageTexts } from "./texts.ts";
import type { Opening } from "./use-opening.ts";
import { whenOf } from "./when.ts";

/** What a refusal means for whoever waits. What the page can say without a script is in it from the start, and shown by its style. */
export function OpeningState(props: {
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
