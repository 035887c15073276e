import type { teamApi } from "../../contract/bakery/team.ts";
import type { Answered } from "../../contract/endpoint.ts";
import { useFormats } from "../ui/locale.tsx";
import { percentOf } from "../ui/ribbon/scale.ts";

type Member = Answered<(typeof teamApi)["GET /workspace/team"]>["items"][number];

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly from: Date;
  readonly to: Date;
}

/** The shifts of a day, the earliest first. */
export const lanesOf = (members: readonly Member[], date: string): readonly Lane[] =>
  members
    .flatMap(({ id, name, position, shifts }) =>
      shifts
        .filter((it) => it.shift_on === date)
        .map((it) => ({ id, name, position, from: new Date(it.starts_at), to: new Date(it.ends_at) })),
    )
    .sort((one, other) => one.from.getTime() - other.from.getTime());

/** Shifts as lanes under one line that is now. */
export function Lanes({ lanes, now }: { readonly lanes: readonly Lane[]; readonly now?: Date | undefined }) {
  const formats = useFormats();
  const from = new Date(Math.min(...lanes.map((it) => it.from.getTime())));
  const to = new Date(Math.max(...lanes.map((it) => it.to.getTime())));
  const isWithin = now !== undefined && now > from && now < to;
  return (
    <ul className="lanes">
      {lanes.map((lane) => {
        const [left, right] = [percentOf(lane.from, from, to), percentOf(lane.to, from, to)];
        const isThere = now !== undefined && lane.from <= now && now < lane.to;
        return (
          <li key={`${lane.id} ${lane.from.getTime()}`} className="lane" data-there={isThere || undefined}>
            <span className="lane-name">{lane.name.split(" ")[0]}</span>
            <svg className="lane-band" aria-hidden="true">
              <rect width="100%" height="14" y="3" rx="7" className="ribbon-rest" />
              <rect x={`${left}%`} width={`${right - left}%`} height="14" y="3" rx="7" className="lane-shift" />
              {isThere && (
                <rect
                  x={`${left}%`}
                  width={`${percentOf(now, from, to) - left}%`}
                  height="14"
                  y="3"
                  rx="7"
                  className="ribbon-done"
                />
              )}
              {isWithin && (
                <line
                  x1={`${percentOf(now, from, to)}%`}
                  x2={`${percentOf(now, from, to)}%`}
                  y2="20"
                  className="ribbon-now"
                />
              )}
            </svg>
            <span className="lane-hours figures">
              {formats.time(lane.from)}–{formats.time(lane.to)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
