import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { Choice } from "../../ui/choice.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { isUnits } from "../../ui/numbers.ts";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { UnitsInput } from "../../ui/units-input.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct, useRead } from "../api.ts";
import { useNamed } from "../places.ts";
import { takeBackMovement } from "../undo.ts";
import { useSayWithUndo } from "../use-take-back.ts";
import type { Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

const DESTINATIONS = ["donation", "animal_feed", "compost", "bin"] as const;
type Destination = (typeof DESTINATIONS)[number];

/** Takes something off the counter and says where it goes. */
export function RecordWaste() {
  const texts = useTexts(TEXTS);
  const there = (useRead("GET /workspace/inventory/stock").data?.items ?? []).filter(
    (it) => it.kind === "finished_good" && it.on_hand > 0,
  );
  return (
    <Panel title={texts.record} help={texts.recordHelp}>
      {there.length === 0 ? <Text>{texts.nothingThere}</Text> : <WasteForm there={there} />}
    </Panel>
  );
}

const keyOf = (it: Item): string => `${it.id} ${it.location_id}`;

function WasteForm({ there }: { readonly there: readonly Item[] }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const named = useNamed();
  const [chosen, setChosen] = useState<string>();
  const [units, setUnits] = useState<number | string>(1);
  const [destination, setDestination] = useState<Destination>("donation");
  // One that was chosen and is gone is not replaced by another under somebody's finger.
  const item = chosen ? there.find((it) => keyOf(it) === chosen) : there[0];
  const sayWithUndo = useSayWithUndo();
  const act = useAct("POST /workspace/inventory/waste", ({ id, name }) => {
    track("action_performed", { action: "record_waste", destination });
    sayWithUndo(texts.recorded(name), () => takeBackMovement(id));
  });
  const record = ({ location_id, kind, id }: Item) =>
    act.mutate({
      body: { location_id, kind, id, quantity: Number(units), destination },
    });
  const label = (it: Item) => named(`${it.name} (${formats.number(it.on_hand)})`, it.location_id);
  const options = there.map((it) => [keyOf(it), label(it)] as const);
  const places = DESTINATIONS.map((it) => [it, texts[it]] as const);
  return (
    <>
      <Group align="flex-end" gap="xs">
        <Choice label={texts.item} value={item && keyOf(item)} options={options} onChange={setChosen} />
        <UnitsInput label={texts.units} value={units} onChange={setUnits} />
        <Choice label={texts.destination} value={destination} options={places} onChange={setDestination} />
        <Button onClick={() => item && record(item)} loading={act.isPending} disabled={!item || !isUnits(units)}>
          {texts.save}
        </Button>
      </Group>
      <Refused error={act.error} otherwise={act.error?.status === 422 ? texts.tooMuch : texts.failed} />
    </>
  );
}
