import { Table } from "@mantine/core";
import type { z } from "zod";
import type { HourlySales } from "../../../contract/bakery-screens.ts";
import { useList } from "../../api/hooks.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { TEXTS } from "./texts.ts";

type Cell = z.output<typeof HourlySales>;

/** Product by hour: the darker, the more. The figures themselves are in the cells. */
export function Hours() {
  const texts = useTexts(TEXTS);
  const hours = useList<Cell>("/workspace/sales/hours");
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
    <Table.ScrollContainer minWidth={0} scrollAreaProps={{ viewportProps: { tabIndex: 0, "aria-label": texts.hours } }}>
      <Table aria-label={texts.hours} className="heat" withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts.name}</Table.Th>
            {hours.map((it) => (
              <Table.Th key={it} ta="center">
                {it} {texts.hour}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map(([id, name]) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {name}
              </Table.Th>
              {hours.map((hour) => (
                <Table.Td key={hour} data-heat={step(units.get(`${id} ${hour}`) ?? 0)}>
                  {formats.number(units.get(`${id} ${hour}`) ?? 0)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
