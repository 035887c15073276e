import { Button } from "@mantine/core";
import { Answer } from "../../ui/answer.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useGo } from "../../workspace/links.tsx";
import type { Day } from "../day-ribbon.tsx";
import { Pictogram } from "../pictogram.tsx";
import { shortName } from "../short-name.ts";
import { useConfirmRun, useRunLines } from "../use-run.ts";
import { TEXTS } from "./texts.ts";

const SHOWN = 6;
const ON_PHONE = 3;

/** The run that is in the oven, or comes next: what is still to come out of it, and one button for all. */
export function RunCard({ run, wide }: { readonly run: Day["runs"][number]; readonly wide: 4 | 5 }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const go = useGo();
  const { query, rest } = useRunLines(run.run);
  const { confirm, isBusy } = useConfirmRun();
  const time = formats.time(run.lit_at);
  const left = rest.reduce((sum, it) => sum + it.planned_units, 0);
  return (
    <Answer
      title={texts.inOven(time)}
      aside={texts.runState(
        formats.number(run.out_units),
        formats.number(left),
        Math.max(0, run.planned_units - left - run.out_units),
      )}
      wide={wide}
      tour="tick"
      foot={
        <>
          <Button size="md" loading={isBusy} disabled={left === 0} onClick={() => confirm(run, left)}>
            {texts.confirmAll(formats.number(left))}
          </Button>
          <Button variant="default" onClick={() => go("production", { tab: "today" })}>
            {texts.seeSheet}
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {() => (
          <ul className="rows">
            {rest.slice(0, SHOWN).map((it, index) => (
              <li key={it.id} className={index < ON_PHONE ? "row" : "row on-desk"}>
                <Pictogram name={it.product_name} />
                <div className="row-words">
                  {shortName(it.product_name)}
                  <small>{texts.dough(formats.weight(it.dough_grams))}</small>
                </div>
                <b className="row-number">{formats.number(it.planned_units)}</b>
              </li>
            ))}
            {rest.length > SHOWN && <li className="note on-desk">{texts.moreOfRun(rest.length - SHOWN)}</li>}
            {rest.length > ON_PHONE && <li className="note on-phone">{texts.moreOfRun(rest.length - ON_PHONE)}</li>}
          </ul>
        )}
      </Loaded>
    </Answer>
  );
}
