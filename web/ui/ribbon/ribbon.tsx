import type { ReactNode } from "react";
import { Mark, type MarkState } from "./mark.tsx";
import { percentOf, withRoom } from "./scale.ts";

/** A span of time as a band that fills from left to right: what happens on it, and above it how much of something there was. */
export interface RibbonProps {
  readonly from: Date;
  readonly to: Date;
  /** The band is filled up to here; where nothing is said, not at all. */
  readonly now?: Date | undefined;
  /** Beside its line, where it lies between the ends. */
  readonly nowLabel?: string;
  readonly marks?: readonly RibbonMark[];
  readonly columns?: readonly RibbonColumn[];
  /** What the columns' height is measured by, where several bands are compared; else the highest of them. */
  readonly most?: number;
  readonly pins?: readonly RibbonPin[];
  /** At the right end, below. */
  readonly end?: string;
  /** What the picture says, for who does not see it; nothing where the words beside it say as much. */
  readonly label: string;
  /** `short` has no words below it and `line` no columns. */
  readonly size?: "full" | "short" | "line";
  /** Not yet begun, and nothing in it: plain. */
  readonly isIdle?: boolean;
  /** Fills once, when it is first shown. */
  readonly isNew?: boolean;
}

export interface RibbonMark {
  readonly at: Date;
  readonly state: MarkState;
  readonly label: string;
  /** On a narrow page, instead of the label. */
  readonly short?: string;
}

export interface RibbonColumn {
  readonly from: Date;
  readonly to: Date;
  /** Null before it has begun. */
  readonly value: number | null;
  readonly typical: number;
}

export interface RibbonPin {
  readonly at: Date;
  readonly label: string;
}

/** Of the plot's height, so that there is room above the highest column. */
const HIGHEST = 82;
/** Of the width: a label such as `14:45` on a phone. */
const LABEL_ROOM = 14;
/** Labels of the last part would meet the end's. */
const LAST_LABEL = 72;

export function Ribbon(props: RibbonProps) {
  const { size = "full", now, from, to } = props;
  const done = now === undefined ? 0 : percentOf(now, from, to);
  const isWithin = now !== undefined && now > from && now < to;
  return (
    <div
      className={`ribbon ribbon-${size}`}
      {...(props.label ? { role: "img", "aria-label": props.label } : { "aria-hidden": true })}
      data-new={props.isNew || undefined}
    >
      {size !== "line" && (
        <Plot {...props}>{isWithin && size === "full" && <Now x={done} label={props.nowLabel} />}</Plot>
      )}
      <svg className="ribbon-band" aria-hidden="true">
        <Fill />
        <rect width="100%" height="100%" className={props.isIdle ? "ribbon-idle" : "ribbon-rest"} />
        {done > 0 && <rect width={`${done}%`} height="100%" className="ribbon-done" />}
        {isWithin && size === "full" && <line x1={`${done}%`} x2={`${done}%`} y2="120%" className="ribbon-now" />}
        {props.marks?.map((mark) => (
          <Mark key={mark.at.getTime()} x={percentOf(mark.at, from, to)} state={mark.state} />
        ))}
      </svg>
      {size === "full" && <Labels {...props} />}
    </div>
  );
}

/** One gradient of the page's, which each band runs through whole. */
function Fill() {
  return (
    <defs>
      <linearGradient id="ribbon-fill">
        <stop offset="0" className="ribbon-stop-pale" />
        <stop offset="0.5" className="ribbon-stop-bright" />
        <stop offset="1" className="ribbon-stop-primary" />
      </linearGradient>
    </defs>
  );
}

function Now({ x, label }: { readonly x: number; readonly label: string | undefined }) {
  const isLeft = x < 22;
  return (
    <>
      <line x1={`${x}%`} x2={`${x}%`} y1="4" y2="100%" className="ribbon-now" />
      {label && (
        <text
          x={`${x}%`}
          dx={isLeft ? 6 : -6}
          y="14"
          textAnchor={isLeft ? "start" : "end"}
          className="ribbon-now-label"
        >
          {label}
        </text>
      )}
    </>
  );
}

function Plot({ columns = [], most, from, to, children }: RibbonProps & { readonly children: ReactNode }) {
  const highest = most ?? Math.max(1, ...columns.flatMap((it) => [it.value ?? 0, it.typical]));
  const box = (column: RibbonColumn, value: number) => {
    const [left, right] = [percentOf(column.from, from, to), percentOf(column.to, from, to)];
    const height = (HIGHEST * Math.min(1, value / highest) + 0.001).toFixed(2);
    // Below the plot's edge, so that only the upper corners are round.
    return {
      x: `${left + 0.2}%`,
      width: `${Math.max(0.2, right - left - 0.4)}%`,
      y: `${100 - Number(height)}%`,
      height: "120%",
    };
  };
  return (
    <svg className="ribbon-plot" aria-hidden="true">
      {columns.map((it) => (
        <g key={it.from.getTime()}>
          {it.value !== null && it.value > 0 && <rect {...box(it, it.value)} rx="5" className="ribbon-value" />}
          {it.typical > 0 && <rect {...box(it, it.typical)} rx="5" className="ribbon-typical" />}
        </g>
      ))}
      {children}
    </svg>
  );
}

function Labels({ marks = [], pins = [], end, from, to }: RibbonProps) {
  const placed = marks.map((it) => ({ ...it, x: percentOf(it.at, from, to) }));
  const labelled = withRoom(placed, LABEL_ROOM).filter((it) => !end || it.x < LAST_LABEL);
  return (
    <svg className="ribbon-labels" aria-hidden="true">
      {labelled.map((it) => (
        <g key={it.at.getTime()} data-state={it.state}>
          <text x={`${it.x}%`} dx="-13" y="16" className="at-wide">
            {it.label}
          </text>
          <text x={`${it.x}%`} dx="-13" y="16" className="at-narrow">
            {it.short ?? it.label}
          </text>
        </g>
      ))}
      {end && (
        <text x="100%" y="16" textAnchor="end">
          {end}
        </text>
      )}
      {pins.map((it) => (
        <g key={it.label} className="ribbon-pin">
          <circle cx={`${percentOf(it.at, from, to)}%`} cy="26" r="3" />
          <text x={`${percentOf(it.at, from, to)}%`} dx="-7" y="30" textAnchor="end">
            {it.label}
          </text>
        </g>
      ))}
    </svg>
  );
}
