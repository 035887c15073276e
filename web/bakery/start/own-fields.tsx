import type { ChangeEvent } from "react";
import { type OwnTexts, REGIONS } from "./own-texts.ts";
import { textOf } from "./price-file.ts";

interface Fields {
  readonly texts: OwnTexts;
}

/** What can be said about one's own bakery: a list and a name are enough, and everything else has a sensible beginning. */
export function OwnFields({ texts, name }: Fields & { readonly name: string }) {
  return (
    <div className="fields">
      <PriceList texts={texts} />
      <label>
        <span>{texts.name}</span>
        <input name="name" maxLength={80} defaultValue={name} autoComplete="organization" />
      </label>
      <details>
        <summary>{texts.more}</summary>
        <div className="fields">
          <div className="pair">
            <Where texts={texts} />
          </div>
          <div className="pair">
            <HowMuch texts={texts} />
            <Hour name="opens" label={texts.opens} usual="07:30" from={4} to={20} />
            <Hour name="closes" label={texts.closes} usual="21:00" from={7} to={23} />
          </div>
          <ClosedDays texts={texts} />
        </div>
      </details>
    </div>
  );
}

function PriceList({ texts }: Fields) {
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const { form, files } = event.currentTarget;
    const list = form?.elements.namedItem("products");
    if (files?.[0] && list instanceof HTMLTextAreaElement)
      list.value = (await textOf(files[0])).slice(0, list.maxLength);
  };
  return (
    <div>
      <label>
        <span>{texts.prices}</span>
        <textarea name="products" maxLength={20_000} placeholder={texts.pricesExample} />
        <small>{texts.pricesHelp}</small>
      </label>
      <label className="file">
        {texts.file}
        <input type="file" className="hidden" accept=".csv,.txt,.tsv,text/*" onChange={(event) => void read(event)} />
      </label>
    </div>
  );
}

/** By the half hour, of twenty-four whatever the browser's language has. */
function Hour(props: {
  readonly name: string;
  readonly label: string;
  readonly usual: string;
  readonly from: number;
  readonly to: number;
}) {
  const times = Array.from({ length: (props.to - props.from) * 2 + 1 }, (_, half) => props.from * 60 + half * 30);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return (
    <label>
      <span>{props.label}</span>
      <select name={props.name} defaultValue={props.usual}>
        {times.map(clock).map((it) => (
          <option key={it}>{it}</option>
        ))}
      </select>
    </label>
  );
}

function Where({ texts }: Fields) {
  return (
    <>
      <label>
        <span>{texts.city}</span>
        <input name="city" maxLength={60} defaultValue="Madrid" autoComplete="address-level2" />
      </label>
      <label>
        <span>{texts.region}</span>
        <select name="region" defaultValue="MD">
          {REGIONS.map(([code, region]) => (
            <option key={code} value={code}>
              {region}
            </option>
          ))}
        </select>
        <small>{texts.regionHelp}</small>
      </label>
    </>
  );
}

function HowMuch({ texts }: Fields) {
  const number = { type: "number", inputMode: "numeric", required: true } as const;
  return (
    <>
      <label>
        <span>{texts.tickets}</span>
        <input name="tickets_per_day" {...number} min={10} max={600} defaultValue={120} />
      </label>
      <label>
        <span>{texts.shops}</span>
        <input name="locations" {...number} min={1} max={5} defaultValue={1} />
        <small>{texts.shopsHelp}</small>
      </label>
    </>
  );
}

function ClosedDays({ texts }: Fields) {
  return (
    <fieldset>
      <legend>{texts.closed}</legend>
      <div className="days">
        {texts.days.map((day, index) => (
          <label key={texts.dayNames[index]}>
            <input type="checkbox" name="closed_on" value={index} aria-label={texts.dayNames[index] ?? ""} />
            <span aria-hidden="true">{day}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
