import type { ReactNode } from "react";

/** A card that answers one question: what it is about, the answer, and at its foot one verb. */
export function Answer(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  /** Its width on a wide page, of twelve. */
  readonly wide: 3 | 4 | 5 | 6 | 8 | 12;
  readonly tour?: string;
  readonly foot?: ReactNode;
  /** On a phone what stands at the foot comes first. */
  readonly isFootFirst?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={`answer wide-${props.wide}${props.isFootFirst ? " foot-first" : ""}`}
      aria-label={props.title}
      data-tour={props.tour}
    >
      <div className="answer-head">
        <h2 className="caps">{props.title}</h2>
        {props.aside && <span className="note">{props.aside}</span>}
      </div>
      {props.children}
      {props.foot && <div className="answer-foot">{props.foot}</div>}
    </section>
  );
}

/** What is the matter, why it matters, and a button that names what comes of it. */
export function NeedRow(props: {
  readonly what: ReactNode;
  readonly why: ReactNode;
  readonly action?: ReactNode;
  /** Where there is room only. */
  readonly isExtra?: boolean;
}) {
  return (
    <li className={props.isExtra ? "row on-desk" : "row"}>
      <div className="row-words">
        <div className="row-lead">{props.what}</div>
        <small>{props.why}</small>
      </div>
      {props.action}
    </li>
  );
}
