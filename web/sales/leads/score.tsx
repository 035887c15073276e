import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { LEAD_TEXTS } from "./texts.ts";

export type Lead = Answered<CoreApi["GET /leads"]>["items"][number];
export type WholeLead = Answered<CoreApi["GET /leads/:id"]>;
type Engagement = NonNullable<Lead["engagement"]>;

/** The number, and what it is made of. */
export function ScoreBar({ engagement }: { readonly engagement: Engagement }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  return (
    <span className="score">
      <b>
        <span className="hidden-text">{texts.score}: </span>
        {formats.number(engagement.score)}
      </b>
      <Parts engagement={engagement} />
    </span>
  );
}

function Parts({ engagement }: { readonly engagement: Engagement }) {
  return (
    <span className="score-bar" aria-hidden="true">
      {engagement.lines.map((it) => (
        <span key={it.kind} data-of={it.kind} style={{ width: `${it.points}%` }} />
      ))}
    </span>
  );
}

/** The score as a till's receipt: whoever reads it adds it up. */
export function Receipt({ engagement }: { readonly engagement: Engagement }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  return (
    <section className="ticket" aria-label={texts.receipt}>
      <div className="ticket-head">
        <h2 className="caps">{texts.receipt}</h2>
        <small className="ticket-most">{texts.version(engagement.version)}</small>
      </div>
      <ul className="ticket-lines">
        {engagement.lines.map((it) => (
          <li key={it.kind} className="ticket-line">
            <i data-of={it.kind} className="ticket-swatch" aria-hidden="true" />
            <span className="ticket-what">
              {texts.lines[it.kind]}
              <small className="ticket-how">{texts.counts[it.kind](formats.number(it.n))}</small>
            </span>
            <b>
              {formats.number(it.points)} <small className="ticket-most">{texts.most(formats.number(it.most))}</small>
            </b>
          </li>
        ))}
      </ul>
      <Parts engagement={engagement} />
      <p className="ticket-sum">
        {texts.sum} <b>{formats.number(engagement.score)}</b>
      </p>
    </section>
  );
}
