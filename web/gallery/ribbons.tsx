import { Ribbon, type RibbonColumn, type RibbonMark } from "../ui/ribbon/ribbon.tsx";

const at = (time: string): Date => new Date(`2026-12-03T${time}:00Z`);
const TYPICAL = [12, 40, 49, 43, 30, 33, 39, 19, 9, 17, 34, 25, 19, 3];
const SOLD = [11, 38, 50, 23, 38, 28, 34, 15, 7, 16, 32];
const ENDS = { from: at("02:45"), to: at("21:22") };
const hour = (index: number): Date => (index === 0 ? at("07:30") : at(`${String(7 + index).padStart(2, "0")}:00`));

const columns = (until: number): readonly RibbonColumn[] =>
  TYPICAL.map((typical, index) => ({
    from: hour(index),
    to: hour(index + 1),
    value: index < until ? (SOLD[index] ?? typical) : null,
    typical,
  }));

const marks = (now: string, times: readonly string[] = ["03:30", "10:00", "14:45"]): readonly RibbonMark[] =>
  times.map((time) => ({
    at: at(time),
    state: at(now) < at(time) ? "planned" : at(now) < new Date(at(time).getTime() + 3_600_000) ? "in" : "out",
    label: `${time} · 145 piezas`,
    short: time,
  }));

const TWELVE = Array.from({ length: 12 }, (_, index) => `${String(3 + index).padStart(2, "0")}:30`);

/** The band in each of its states. */
export const RIBBONS: ReadonlyArray<readonly [title: string, ribbon: React.ReactNode]> = [
  [
    "17:45, dos agotados",
    <Ribbon
      key="day"
      {...ENDS}
      now={at("17:45")}
      nowLabel="ahora"
      columns={columns(11)}
      marks={marks("17:45")}
      pins={[{ at: at("17:24"), label: "2 agotados" }]}
      end="cierra 21:00"
      label="Un día a las 17:45"
    />,
  ],
  [
    "05:00, antes de abrir",
    <Ribbon
      key="early"
      {...ENDS}
      now={at("04:10")}
      nowLabel="ahora"
      columns={columns(0)}
      marks={marks("04:10")}
      end="cierra 21:00"
      label="Un día antes de abrir"
    />,
  ],
  [
    "22:10, cerrado",
    <Ribbon
      key="closed"
      {...ENDS}
      now={at("22:10")}
      columns={columns(14)}
      marks={marks("22:10")}
      end="cerrado 21:00"
      label="Un día cerrado"
    />,
  ],
  ["Un día sin abrir", <Ribbon key="shut" {...ENDS} label="Un día sin abrir" />],
  [
    "Una sola",
    <Ribbon
      key="one"
      {...ENDS}
      now={at("12:00")}
      nowLabel="ahora"
      columns={columns(5)}
      marks={marks("12:00", ["05:00"])}
      label="Una sola"
    />,
  ],
  [
    "Doce",
    <Ribbon
      key="twelve"
      {...ENDS}
      now={at("09:20")}
      nowLabel="ahora"
      columns={columns(2)}
      marks={marks("09:20", TWELVE)}
      end="cierra 21:00"
      label="Doce"
    />,
  ],
  ["Corta", <Ribbon key="short" {...ENDS} columns={columns(0)} size="short" isIdle label="" />],
  ["Corta, elegida", <Ribbon key="chosen" {...ENDS} now={ENDS.to} columns={columns(0)} size="short" label="" />],
  ["Línea", <Ribbon key="line" {...ENDS} now={ENDS.to} marks={marks("22:10")} size="line" label="" />],
];
