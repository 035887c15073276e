import { Button, Group, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { AfterPaint } from "../../ui/after-paint.tsx";
import { CsvButton, DataTable, RowButton } from "../../ui/data-table.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { TwoLines } from "../../ui/two-lines.tsx";
import { useDemo } from "../../workspace/demo.tsx";
import { useSeen } from "../../workspace/guide/guide.tsx";
import { useGo } from "../../workspace/links.tsx";
import { useRead } from "../api.ts";
import { useNamed, usePlaceName } from "../places.ts";
import { isOffice } from "../roles.ts";
import { Count } from "./count.tsx";
import { amountOf, type Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

/** Less than this is worth a look. */
const FEW_DAYS = 2;

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
        <Stack>
          {me.role !== "cashier" && (
            <Shelf
              title={texts.larder}
              help={texts.larderHelp}
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
              help={texts.counterHelp}
              items={soonestFirst(items.filter((it) => it.kind === "finished_good" && it.on_hand > 0))}
            />
          </AfterPaint>
        </Stack>
      )}
    </Loaded>
  );
}

const soonestFirst = (items: readonly Item[]): readonly Item[] =>
  items.toSorted((one, other) => (one.days_left ?? 1_000) - (other.days_left ?? 1_000));

function Shelf(props: {
  readonly title: string;
  readonly help: string;
  readonly items: readonly Item[];
  readonly action?: ReactNode;
}) {
  const texts = useTexts(TEXTS);
  const [counted, setCounted] = useState<Item>();
  const placeName = usePlaceName();
  const csv = [
    { title: texts.item, value: (row: Item) => row.name },
    { title: texts.place, value: (row: Item) => placeName(row.location_id) ?? "" },
    { title: texts.onHand, value: (row: Item) => row.on_hand },
    { title: texts.units, value: (row: Item) => (row.unit === "g" ? "g" : texts.units) },
    { title: texts.days, value: (row: Item) => row.days_left },
  ];
  const actions = (
    <Group gap="xs">
      {props.action}
      <CsvButton name={props.title} columns={csv} rows={props.items} />
    </Group>
  );
  return (
    <Panel title={props.title} help={props.help} tour="stock" action={actions}>
      {props.items.length === 0 ? (
        <Empty>{texts.nothingThere}</Empty>
      ) : (
        <Items title={props.title} items={props.items} onCount={setCounted} />
      )}
      <Count item={counted} onClose={() => setCounted(undefined)} />
    </Panel>
  );
}

function Items(props: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly onCount: (item: Item) => void;
}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { me } = useDemo();
  const placeName = usePlaceName();
  const named = useNamed();
  const button = (row: Item) => (
    <RowButton label={`${texts.count}: ${named(row.name, row.location_id)}`} onClick={() => props.onCount(row)} />
  );
  const count = { title: texts.count, cell: button, isPlain: true, isFigure: true };
  return (
    <DataTable
      label={props.title}
      rows={props.items}
      keyOf={(row) => `${row.id} ${row.location_id}`}
      columns={[
        { title: texts.item, cell: (row) => <TwoLines main={row.name} small={placeName(row.location_id)} /> },
        { title: texts.onHand, cell: (row) => amountOf(formats, row, row.on_hand), isFigure: true },
        { title: texts.days, cell: (row) => <DaysLeft days={row.days_left} />, isFigure: true },
        ...(me.role === "cashier" ? [] : [count]),
      ]}
    />
  );
}

function DaysLeft({ days }: { readonly days: number | null }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  if (days === null) return <>–</>;
  return (
    <Text component="span" size="sm" {...(days < FEW_DAYS && { c: "var(--bad)", fw: 700 })}>
      {texts.daysLeft(formats.number(days, 1))}
    </Text>
  );
}
