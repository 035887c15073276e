import type { z } from "zod";
import type { HourlySales } from "../../../contract/bakery/sales.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import { TEXTS } from "./texts.ts";

type Cell = z.output<typeof HourlySales>;

/** Product by hour: the darker, the more. The figures themselves are in the cells. */
export function Hours() {
  const texts = useTexts(TEXTS);
  const hours = useRead("GET /workspace/sales/hours");
  return (
    <Panel title={texts.hours} help={texts.hoursHelp} tour="hours">
      <Loaded query={hours}>{({ items }) => <HeatMap cells={items} />}</Loaded>
    </Panel>
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
