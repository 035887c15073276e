import { type OwnTexts, REGIONS } from "./own-texts.ts";

interface Fields {
  readonly texts: OwnTexts;
}

/** What can be said about one's own bakery; everything has a sensible beginning. */
export function OwnFields({ texts, name }: Fields & { readonly name: string }) {
  return (
    <div className="fields">
      <div className="pair">
        <label>
          <span>{texts.name}</span>
          <input name="name" maxLength={80} defaultValue={name} autoComplete="organization" />
        </label>
        <Where texts={texts} />
      </div>
      <div className="pair">
        <HowMuch texts={texts} />
        <label>
          <span>{texts.opens}</span>
          <input name="opens" type="time" defaultValue="07:30" required />
        </label>
        <label>
          <span>{texts.closes}</span>
          <input name="closes" type="time" defaultValue="21:00" required />
        </label>
      </div>
      <ClosedDays texts={texts} />
      <label>
        <span>{texts.prices}</span>
        <textarea name="products" maxLength={20_000} placeholder={texts.pricesExample} />
        <small>{texts.pricesHelp}</small>
      </label>
    </div>
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
