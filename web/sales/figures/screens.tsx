import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { Definition } from "./definition.tsx";
import { queryOf, type Wanted } from "./period.ts";
import { FEW, RateBar } from "./rate-bar.tsx";
import { SCREENS_TEXTS } from "./screens-texts.ts";
import { FIGURE_TEXTS } from "./texts.ts";

const OTHER = "other";
/** Who leave somewhere are spoken of from so many on. */
const ENOUGH = 5;

type Told = Answered<CoreApi["GET /demo-sessions/analytics/screens"]>;
type Device = NonNullable<Told["devices"][number]["devices"][number]>;

/** Which screen loses people, after how long, and on what they looked. */
export function Screens({ wanted }: { readonly wanted: Wanted }) {
  const texts = useTexts(SCREENS_TEXTS);
  const [device, setDevice] = useState<Device>();
  const { compare: _, ...population } = queryOf(wanted);
  const told = useRead("GET /demo-sessions/analytics/screens", { query: { ...population, ...(device && { device }) } });
  return (
    <Panel title={texts.title} help={texts.help}>
      <Loaded query={told} lines={7}>
        {(it) => (
          <>
            <Devices told={it} device={device} onChange={setDevice} />
            <Lost told={it} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Those of which enough were used to be told by themselves. */
function Devices(props: {
  readonly told: Told;
  readonly device: Device | undefined;
  readonly onChange: (device: Device | undefined) => void;
}) {
  const texts = useTexts(SCREENS_TEXTS);
  const formats = useFormats();
  const { devices } = props.told;
  if (devices.length < 2) return null;
  const nameOf = (of: Told["devices"][number]["devices"]) => of.map((it) => texts.devices[it ?? "unknown"]).join(", ");
  return (
    <nav className="chips devices" aria-label={texts.device}>
      <button
        type="button"
        className="chip"
        aria-pressed={props.device === undefined}
        onClick={() => props.onChange(undefined)}
      >
        {texts.every}
      </button>
      {devices.map((it) => {
        const [only] = it.devices;
        const isOne = it.devices.length === 1 && only !== null;
        const lost = it.lost && it.lost.n >= FEW ? texts.lost(formats.percent(it.lost.value)) : "";
        return (
          <button
            key={it.devices.join()}
            type="button"
            className="chip"
            disabled={!isOne}
            aria-pressed={isOne && props.device === only}
            onClick={() => props.onChange(only ?? undefined)}
          >
            {texts.chip(nameOf(it.devices), formats.number(it.ended), lost)}
          </button>
        );
      })}
    </nav>
  );
}

function Lost({ told }: { readonly told: Told }) {
  const texts = useTexts(SCREENS_TEXTS);
  const { interval } = useTexts(FIGURE_TEXTS);
  const names = useTexts(useLanding().areas);
  const formats = useFormats();
  const { screens } = told;
  if (screens.length === 0) return <p className="panel-foot">{told.ended === 0 ? texts.none : texts.few}</p>;
  const nameOf = (area: string | null) =>
    area === null ? texts.before : (names[area] ?? (area === OTHER ? texts.other : area));
  const long = (seconds: number) =>
    seconds < 90
      ? texts.seconds(formats.number(Math.round(seconds)))
      : texts.minutes(formats.number(Math.round(seconds / 60)));
  const worst = screens.filter((it) => it.area !== null && it.area !== OTHER && it.left >= ENOUGH)[0];
  return (
    <>
      <table className="brought">
        <thead>
          <tr>
            <th scope="col">{texts.screen}</th>
            <th scope="col">{texts.saw}</th>
            <th scope="col" className="brought-rate">
              <Definition name={texts.left}>
                <p>{texts.leftMeans}</p>
                <p>{interval}</p>
              </Definition>
            </th>
            <th scope="col">
              <Definition name={texts.after}>
                <p>{texts.afterMeans}</p>
              </Definition>
            </th>
          </tr>
        </thead>
        <tbody>
          {screens.map((it) => (
            <tr key={it.area}>
              <th scope="row">{nameOf(it.area)}</th>
              <td>{formats.number(it.saw)}</td>
              <td className="brought-rate">
                <RateBar share={it.share} />
              </td>
              <td>{it.median_seconds === null ? "–" : long(it.median_seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {worst && (
        <p className="panel-foot">
          {texts.worst(nameOf(worst.area), formats.number(worst.left), formats.number(worst.saw))}
        </p>
      )}
    </>
  );
}
