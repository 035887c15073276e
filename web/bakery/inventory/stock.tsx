import { Button, Group, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { Answer } from "../../ui/answer.tsx";
import { CsvButton } from "../../ui/data-table.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useDemo } from "../../workspace/demo.tsx";
import { useSeen } from "../../workspace/guide/guide.tsx";
import { useGo } from "../../workspace/links.tsx";
import { useRead } from "../api.ts";
import { usePlaceName } from "../places.ts";
import { isOffice } from "../roles.ts";
import { Count } from "./count.tsx";
import type { Item } from "./stock-item.ts";
import { StockRow } from "./stock-row.tsx";
import { TEXTS } from "./texts.ts";
import { useLasting } from "./use-lasting.ts";

const FIRST = 12;

/** What is left of everything, what runs out first on top. */
export function Stock() {
  const texts = useTexts(TEXTS);
  const stock = useRead("GET /workspace/inventory/stock");
  const { me } = useDemo();
  const go = useGo();
  useSeen("short", stock.isSuccess);
  return (
    <Loaded query={stock} lines={8}>
      {({ items }) => (
        <div className="cards">
          {me.role !== "cashier" && (
            <Shelf
              title={texts.larder}
              items={soonestFirst(items.filter((it) => it.kind === "ingredient"))}
              action={
                isOffice(me.role) && (
                  <Button onClick={() => go("suppliers", { tab: "suggested" })}>{texts.toOrder}</Button>
                )
              }
            />
          )}
          <AfterPaint>
            <Shelf
              title={texts.counter}
              items={soonestFirst(items.filter((it) => it.kind === "finished_good" && it.on_hand > 0))}
            />
          </AfterPaint>
        </div>
      )}
    </Loaded>
  );
}

/** `days_left` is rounded, and on the counter a tenth of a day is an hour. */
const daysOf = ({ kind, on_hand: left, daily_use: use, days_left: days }: Item): number =>
  days === null || !use ? Number.POSITIVE_INFINITY : kind === "ingredient" ? days : left / use;
const soonestFirst = (items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => daysOf(one) - daysOf(other) || 0);

/** What lies in one place; counting walks along it, from one thing to the next. */
function Shelf(props: { readonly title: string; readonly items: readonly Item[]; readonly action?: ReactNode }) {
  const texts = useTexts(TEXTS);
  const { me } = useDemo();
  const lasting = useLasting();
  const [counted, setCounted] = useState<Item>();
  const [isAll, setIsAll] = useState(false);
  const { items } = props;
  const canCount = me.role !== "cashier";
  const next =
    counted && items[items.findIndex((it) => it.id === counted.id && it.location_id === counted.location_id) + 1];
  return (
    <Answer title={props.title} aside={<Csv title={props.title} items={items} />} wide={6} tour="stock">
      <Group gap="xs" mb="xs">
        {props.action}
        {canCount && items[0] && (
          <Button variant="default" onClick={() => setCounted(items[0])}>
            {texts.walk}
          </Button>
        )}
      </Group>
      {items.length === 0 && <Empty>{texts.nothingThere}</Empty>}
      <ul className="rows">
        {(isAll ? items : items.slice(0, FIRST)).map((item) => (
          <StockRow
            key={`${item.id} ${item.location_id}`}
            item={item}
            lasting={lasting(item)}
            {...(canCount && { onCount: () => setCounted(item) })}
          />
        ))}
      </ul>
      {items.length > FIRST && (
        <UnstyledButton className="tabular-toggle" onClick={() => setIsAll(!isAll)}>
          {isAll ? texts.fewer : texts.rest(items.length - FIRST)}
        </UnstyledButton>
      )}
      <Count item={counted} next={next} onNext={() => setCounted(next)} onClose={() => setCounted(undefined)} />
    </Answer>
  );
}

function Csv({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  const texts = useTexts(TEXTS);
  const placeName = usePlaceName();
  const columns = [
    { title: texts.item, value: (row: Item) => row.name },
    { title: texts.place, value: (row: Item) => placeName(row.location_id) ?? "" },
    { title: texts.onHand, value: (row: Item) => row.on_hand },
    { title: texts.units, value: (row: Item) => (row.unit === "g" ? "g" : texts.units) },
    { title: texts.days, value: (row: Item) => row.days_left },
  ];
  return <CsvButton name={title} columns={columns} rows={items} />;
}
