import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import type { Lead } from "./score.tsx";
import { LEAD_TEXTS } from "./texts.ts";

type Bakery = NonNullable<Lead["bakery"]>;
type Answer = "yes" | "no" | "unsaid";

const SIGNS = { yes: IconCheck, no: IconX, unsaid: IconQuestionMark };

/** What they said of their bakery: beside the score, and no part of it. */
export function Fit({ bakery, fit }: { readonly bakery: Bakery; readonly fit: number }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  const words: Readonly<Record<Answer, string>> = { yes: texts.fitYes, no: texts.fitNo, unsaid: texts.fitUnsaid };
  return (
    <Panel title={texts.fit(formats.number(fit))} help={texts.fitHelp}>
      <ul className="rows">
        {linesOf(bakery, texts.fitLines).map(([answer, text]) => {
          const Sign = SIGNS[answer];
          return (
            <li key={text} className="row dense">
              <Sign size={18} aria-label={words[answer]} role="img" />
              <span className="row-words">{text}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function linesOf(
  { own_bakehouse, shops, region, till }: Bakery,
  texts: (typeof LEAD_TEXTS)["es"]["fitLines"],
): ReadonlyArray<readonly [Answer, string]> {
  const bakes = { yes: texts.bakes, no: texts.bakesNot, unsaid: texts.bakesUnsaid };
  const has: Answer = own_bakehouse === undefined ? "unsaid" : own_bakehouse ? "yes" : "no";
  return [
    [has, bakes[has]],
    shops ? ["yes", texts.shops[shops]] : ["unsaid", texts.shopsUnsaid],
    region ? ["yes", region] : ["unsaid", texts.regionUnsaid],
    till ? ["yes", texts.till(till)] : ["unsaid", texts.tillUnsaid],
  ];
}
