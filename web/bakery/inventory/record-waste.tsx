import { Button, Group, NativeSelect, NumberInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct, useList } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { track } from "../../workspace/activity.ts";
import { useNamed } from "../places.ts";
import type { Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

const DESTINATIONS = ["donation", "animal_feed", "compost", "bin"] as const;

/** Takes something off the counter and says where it goes. */
export function RecordWaste() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const refusal = useRefusal();
  const there = (useList<Item>("/workspace/inventory/stock").data?.items ?? []).filter(
    (it) => it.kind === "finished_good" && it.on_hand > 0,
  );
  const named = useNamed();
  const [chosen, setChosen] = useState<string>();
  const [units, setUnits] = useState<number | string>(1);
  const [destination, setDestination] = useState<(typeof DESTINATIONS)[number]>("donation");
  // One that was chosen and is gone is not replaced by another under somebody's finger.
  const item = chosen ? there.find((it) => `${it.id} ${it.location_id}` === chosen) : there[0];
  const act = useAct(() => {
    track("action_performed", { action: "record_waste", destination });
    notifications.show({ message: texts.recorded(item?.name ?? "") });
  });
  if (!item)
    return (
      <Panel title={texts.record} help={texts.recordHelp}>
        <Text>{texts.nothingThere}</Text>
      </Panel>
    );
  const record = () =>
    act.mutate({
      path: "/workspace/inventory/waste",
      body: { location_id: item.location_id, kind: item.kind, id: item.id, quantity: Number(units), destination },
    });
  return (
    <Panel title={texts.record} help={texts.recordHelp}>
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label={texts.item}
          value={`${item.id} ${item.location_id}`}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={there.map((it) => ({
            value: `${it.id} ${it.location_id}`,
            label: named(`${it.name} (${formats.number(it.on_hand)})`, it.location_id),
          }))}
        />
        <NumberInput
          label={texts.units}
          value={units}
          onChange={setUnits}
          min={1}
          max={1_000}
          allowDecimal={false}
          w={100}
        />
        <NativeSelect
          label={texts.destination}
          value={destination}
          onChange={(event) => setDestination(event.currentTarget.value as (typeof DESTINATIONS)[number])}
          data={DESTINATIONS.map((it) => ({ value: it, label: texts[it] }))}
        />
        <Button onClick={record} loading={act.isPending} disabled={!(Number(units) > 0)}>
          {texts.save}
        </Button>
      </Group>
      {act.isError && (
        <Text c="var(--bad)" role="alert" mt="xs">
          {refusal(act.error, act.error.status === 422 ? texts.tooMuch : texts.failed)}
        </Text>
      )}
    </Panel>
  );
}
