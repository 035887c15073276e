/** Still to come, on its way, done. */
export type MarkState = "planned" | "in" | "out";

const DOME = "M-14 5c0-9 6-14 14-14s14 5 14 14c0 3-2 5-5 5h-18c-3 0-5-2-5-5z";
const CUTS = "M-5-3l3 6M1-4l3 6";

/** Something on a band, 28 by 19 around its minute. @param x in percent of the band */
export function Mark({ x, state }: { readonly x: number; readonly state: MarkState }) {
  return (
    <svg aria-hidden="true" x={`${x}%`} y="50%" overflow="visible" className="ribbon-mark" data-state={state}>
      <path d={DOME} className="ribbon-mark-body" />
      {state === "in" && <path d="M0-9c8 0 14 5 14 14 0 3-2 5-5 5h-9z" className="ribbon-mark-empty" />}
      <path d={DOME} className="ribbon-mark-edge" />
      {state !== "planned" && <path d={CUTS} className="ribbon-mark-edge" />}
    </svg>
  );
}
