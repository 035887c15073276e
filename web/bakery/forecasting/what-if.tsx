import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import type { WhatIf, WhatIfItem } from "../../../contract/bakery/forecasting.ts";
import { Answer } from "../../ui/answer.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Ribbon } from "../../ui/ribbon/ribbon.tsx";
import { Loaded } from "../../ui/states.tsx";
import { track } from "../../workspace/activity.ts";
import { useRead } from "../api.ts";
import { type Day, endsOf } from "../day-ribbon.tsx";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";

type Asked = z.output<typeof WhatIf>;
type Item = z.output<typeof WhatIfItem>;
const ASKED: readonly Asked[] = ["rain", "holiday", "busy"];
const SHOWN = 5;
/** What rounds to no euro at all is no difference to speak of. */
const LEAST_CENTS = 50;

/** What would change a day, and by how much: whole loaves and euros. Nothing is kept. */
export function WhatIfPanel({ day }: { readonly day: Day }) {
  const texts = useTexts(TEXTS);
  const [asked, setAsked] = useState<Asked>("rain");
  const items = useRead("GET /workspace/forecasts/what-if", { query: { what_if: asked, day_on: day.day_on } });
  return (
    <Answer title={texts.whatIf} wide={12} tour="what-if">
      <fieldset className="chips plain-fieldset">
        <legend className="hidden-text">{texts.whatIf}</legend>
        {ASKED.map((it) => (
          <UnstyledButton
            key={it}
            className="chip quiet choice"
            aria-pressed={it === asked}
            onClick={() => {
              setAsked(it);
              track("feature_used", { feature: "what_if", what_if: it });
            }}
          >
            {texts[it]}
          </UnstyledButton>
        ))}
      </fieldset>
      <Loaded query={items}>{(data) => <Difference items={data.items} day={day} asked={asked} />}</Loaded>
    </Answer>
  );
}

function Difference(props: { readonly items: readonly Item[]; readonly day: Day; readonly asked: Asked }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { items, day, asked } = props;
  const [isAll, setIsAll] = useState(false);
  const sum = (of: (it: Item) => number) => items.reduce((total, it) => total + of(it), 0);
  const [usual, then] = [sum((it) => Math.round(it.predicted_units)), sum((it) => Math.round(it.what_if_units))];
  const euros = sum((it) => it.difference_cents);
  const rows = items
    .filter(
      (it) =>
        Math.round(it.predicted_units) !== Math.round(it.what_if_units) && Math.abs(it.difference_cents) >= LEAST_CENTS,
    )
    .sort((one, other) => Math.abs(other.difference_cents) - Math.abs(one.difference_cents));
  const columns = day.hours.map((it) => ({
    from: new Date(it.starts_at),
    to: new Date(it.ends_at),
    value: usual > 0 ? (it.typical_units * then) / usual : 0,
    typical: it.typical_units,
  }));
  return (
    <>
      <p className="what-if-said" aria-live="polite">
        {texts.wouldBe[asked](formats.number(then), formats.number(usual), formats.eurosChange(euros))}
      </p>
      <Ribbon {...endsOf(day)} columns={columns} label="" size="short" />
      <ul className="rows">
        {(isAll ? rows : rows.slice(0, SHOWN)).map((it) => (
          <li key={it.product_id} className="row dense">
            <div className="row-words">{shortName(it.product_name)}</div>
            <s className="was figures">{formats.number(it.predicted_units)}</s>
            <b className="figures">{formats.number(it.what_if_units)}</b>
            <span className="figures what-if-euros">{formats.eurosChange(it.difference_cents)}</span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <Button variant="default" mt="xs" onClick={() => setIsAll(!isAll)}>
          {isAll ? texts.fewer : texts.rest(rows.length - SHOWN)}
        </Button>
      )}
      <p className="note">{texts.whatIfHelp}</p>
    </>
  );
}
