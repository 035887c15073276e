import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Mark } from "../ribbon/mark.tsx";

interface Props {
  /** Between these two most days fall. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** What is chosen. */
  readonly value: number;
  readonly most: number;
  readonly label: string;
  /** What a value means, for who hears it. */
  readonly say: (value: number) => string;
  /** While it is dragged. */
  readonly onChange: (value: number) => void;
  /** When it is let go. */
  readonly onDone: (value: number) => void;
}

const COARSE = 10;
/** A key that is pressed again soon goes on with the same change. */
const REST_MS = 700;

/** A figure on a scale, with the band in which most days fall and the likeliest of them: dragged, or moved by arrows. */
export function RangeSlider(props: Props) {
  const { low, likely, high, value, most, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isDragged, setIsDragged] = useState(false);
  const keys = useKeys(props);
  const at = (amount: number) => (100 * Math.min(most, Math.max(0, amount))) / most;
  const valueAt = (event: PointerEvent): number => {
    const { left, width } = box.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return Math.round(Math.min(1, Math.max(0, (event.clientX - left) / width)) * most);
  };
  return (
    <div
      ref={box}
      className="range"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={props.say(value)}
      data-outside={value < low || value > high || undefined}
      data-dragged={isDragged || undefined}
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsDragged(true);
        props.onChange(valueAt(event));
      }}
      onPointerMove={(event) => isDragged && props.onChange(valueAt(event))}
      onPointerUp={(event) => {
        setIsDragged(false);
        props.onDone(valueAt(event));
      }}
      onPointerCancel={() => {
        setIsDragged(false);
        props.onDone(value);
      }}
    >
      <svg aria-hidden="true">
        <rect y="11" width="100%" height="6" rx="3" className="range-track" />
        <rect y="11" x={`${at(low)}%`} width={`${at(high) - at(low)}%`} height="6" rx="3" className="range-band" />
        <rect y="7" x={`${at(likely)}%`} width="3" height="14" rx="1.5" className="range-likely" />
        <Mark x={at(value)} state="out" />
      </svg>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: COARSE,
  PageDown: -COARSE,
};

/** What is moved by keys is let go of when they rest. */
function useKeys({ value, most, onChange, onDone }: Props): (event: KeyboardEvent) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event) => {
    const step = STEPS[event.key];
    const wanted = event.key === "Home" ? 0 : event.key === "End" ? most : step && value + step;
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.min(most, Math.max(0, wanted));
    onChange(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onDone(next), REST_MS);
  };
}
