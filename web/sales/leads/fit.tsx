import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import type { BusinessQuestion } from "../../product.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { useLanding } from "../landing-context.tsx";
import type { Lead } from "./score.tsx";
import { LEAD_TEXTS } from "./texts.ts";

const SIGNS = { fits: IconCheck, fitsNot: IconX, unsaid: IconQuestionMark };

/** What they said of their business: beside the score, and no part of it. Nothing where they said nothing. */
export function Fit({ lead: { fit, business } }: { readonly lead: Pick<Lead, "fit" | "business"> }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  const { questions = [] } = useLanding();
  if (!fit || !business) return null;
  return (
    <Panel title={texts.fit(formats.number(fit.fits.length), formats.number(fit.of))} help={texts.fitHelp}>
      <ul className="rows">
        {questions.map((it) => {
          const answer = business[it.name];
          const sign = answer === undefined ? "unsaid" : fit.fits.includes(it.name) ? "fits" : "fitsNot";
          const Sign = SIGNS[sign];
          return (
            <li key={it.name} className="row dense">
              <Sign size={18} aria-label={texts.fitSigns[sign]} role="img" />
              <span className="row-words">
                <Said question={it} answer={answer} />
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Said({ question, answer }: { readonly question: BusinessQuestion; readonly answer: string | undefined }) {
  const texts = useTexts(LEAD_TEXTS);
  const { locale } = useLocale();
  const known = question.answers?.find((it) => it.name === answer)?.title[locale].toLowerCase();
  return `${question.title[locale]}: ${known ?? answer ?? texts.fitUnsaid}`;
}
