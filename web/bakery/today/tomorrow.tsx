import { Button } from "@mantine/core";
import type { productionApi } from "../../../contract/bakery/production.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { Answer } from "../../ui/answer.tsx";
import { capital } from "../../ui/format.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Meter } from "../../ui/meter.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useGo } from "../../workspace/links.tsx";
import { useRead } from "../api.ts";
import type { Day } from "../day-ribbon.tsx";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";

const SHOWN = 6;
const ON_PHONE = 3;

/** What is baked next: the dearest to have ready first, the first run, and who lights the oven. */
export function Tomorrow({ day, wide }: { readonly day: Day | undefined; readonly wide: 4 | 5 }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const go = useGo();
  const sheet = useRead("GET /workspace/production/sheet", day && { query: { day_on: day.day_on }, enabled: true });
  if (!day) return null;
  const date = capital(formats.date(day.day_on, "weekday"));
  if (!day.is_open && day.planned_units === 0)
    return (
      <Answer title={texts.tomorrowShut(date)} wide={wide}>
        <p>{texts.restDay}</p>
      </Answer>
    );
  const [first] = day.runs;
  const who = first?.bakers.map((it) => it.split(" ")[0]).join(", ") ?? "";
  return (
    <Answer
      title={texts.tomorrow(date, formats.number(day.planned_units))}
      wide={wide}
      tour="tomorrow"
      isFootFirst
      foot={
        <>
          <span className="note">{first && texts.firstRun(formats.time(first.lit_at), who)}</span>
          <Button variant="default" flex="none" onClick={() => go("production", { tab: "sheet" })}>
            {texts.seeSheet}
          </Button>
        </>
      }
    >
      <Loaded query={sheet}>
        {(plan) => {
          const products = piecesOf(plan);
          const most = products[0]?.units ?? 1;
          return products.slice(0, SHOWN).map((it, index) => (
            <div key={it.name} className={index < ON_PHONE ? "bar-row" : "bar-row on-desk"}>
              <div className="bar-row-head">
                <span>{shortName(it.name)}</span>
                <b className="figures">{formats.number(it.units)}</b>
              </div>
              <Meter share={it.units / most} />
            </div>
          ));
        }}
      </Loaded>
    </Answer>
  );
}

type Sheet = Answered<(typeof productionApi)["GET /workspace/production/sheet"]>;

/** Of each product the pieces of all runs, the most first. */
function piecesOf({ lines }: Sheet): ReadonlyArray<{ readonly name: string; readonly units: number }> {
  const sums = new Map<string, number>();
  for (const it of lines) sums.set(it.product_name, (sums.get(it.product_name) ?? 0) + it.planned_units);
  return [...sums].map(([name, units]) => ({ name, units })).sort((one, other) => other.units - one.units);
}
