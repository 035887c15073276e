import type { z } from "zod";
import type { HourlySales } from "../../../contract/bakery/sales.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { shortName } from "../short-name.ts";
import { TEXTS } from "./texts.ts";

type Cell = z.output<typeof HourlySales>;

/** Product by hour: the darker, the more. The figures themselves are in the cells. */
export function Hours() {
  const texts = useTexts(TEXTS);
  const hours = useRead("GET /workspace/sales/hours");
  return (
    <Panel title={texts.hours} help={texts.hoursHelp} tour="hours">
      <Loaded query={hours}>
        {({ items }) => (
          <>
            <div className="heat-desk">
              <HeatMap cells={items} />
            </div>
            <HourRows cells={items} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** On a phone: a row a product, a bar an hour, and its best hour in words. */
function HourRows({ cells }: { readonly cells: readonly Cell[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const hours = [...new Set(cells.map((it) => it.hour))].sort((one, other) => one - other);
  const products = [...new Map(cells.map((it) => [it.product_id, it.product_name]))];
  return (
    <ul className="rows hour-rows">
      {products.map(([id, name]) => {
        const own = cells.filter((it) => it.product_id === id);
        const most = Math.max(1, ...own.map((it) => it.units));
        const best = own.find((it) => it.units === most);
        const unitsAt = (hour: number) => own.find((it) => it.hour === hour)?.units ?? 0;
        return (
          <li key={id} className="row dense">
            <div className="row-words">
              {shortName(name)}
              <small>{best && texts.bestHour(best.hour, formats.number(best.units))}</small>
            </div>
            <svg className="hour-bars" aria-hidden="true">
              {hours.map((hour, index) => {
                const height = (100 * unitsAt(hour)) / most;
                const width = 100 / hours.length;
                return (
                  <rect
                    key={hour}
                    x={`${index * width + 0.6}%`}
                    width={`${width - 1.2}%`}
                    y={`${100 - height}%`}
                    height={`${height}%`}
                    rx="1.5"
                    data-best={hour === best?.hour || undefined}
                  />
                );
              })}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}

const STEPS = 5;

function HeatMap({ cells }: { readonly cells: readonly Cell[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const hours = [...new Set(cells.map((it) => it.hour))].sort((one, other) => one - other);
  const products = [...new Map(cells.map((it) => [it.product_id, it.product_name]))];
  const units = new Map(cells.map((it) => [`${it.product_id} ${it.hour}`, it.units]));
  const most = Math.max(1, ...cells.map((it) => it.units));
  // Roots, so that what sells less than bread is more than white.
  const step = (value: number) => Math.ceil(Math.sqrt(value / most) * STEPS);
  return (
    <ScrollBox label={texts.hours}>
      <table className="data heat">
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour} {texts.hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map(([id, name]) => (
            <tr key={id}>
              <th scope="row" className="heat-name">
                {name}
              </th>
              {hours.map((hour) => (
                <td key={hour} data-heat={step(units.get(`${id} ${hour}`) ?? 0)}>
                  {formats.number(units.get(`${id} ${hour}`) ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
