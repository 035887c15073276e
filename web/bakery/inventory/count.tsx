import { Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { NumberForm } from "../../ui/number-form.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { useNamed } from "../places.ts";
import { amountOf, type Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

/** What the scales say, against what the movements say. */
export function Count({ item, onClose }: { readonly item: Item | undefined; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const named = useNamed();
  const title = item && texts.countTitle(named(item.name, item.location_id));
  return (
    <Modal opened={item !== undefined} onClose={onClose} title={title} centered>
      {item && <CountForm item={item} onClose={onClose} />}
    </Modal>
  );
}

function CountForm({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { kind, id, location_id } = item;
  const isWeighed = item.unit === "g";
  const unit = isWeighed ? 1_000 : 1;
  const act = useAct("POST /workspace/inventory/counts", ({ items }) => {
    track("action_performed", { action: "count_stock" });
    const difference = items[0]?.difference ?? 0;
    notifications.show({
      message: difference === 0 ? texts.exact : texts.counted(amountOf(formats, item, difference)),
    });
    onClose();
  });
  return (
    <NumberForm
      label={isWeighed ? texts.kilos : texts.units}
      help={texts.countHelp(amountOf(formats, item, item.on_hand))}
      start={item.on_hand / unit}
      most={10_000}
      decimals={isWeighed ? 3 : 0}
      submit={texts.save}
      act={act}
      failed={texts.failed}
      onSubmit={(value) => {
        const counted = Math.round(value * unit);
        act.mutate({ body: { location_id, lines: [{ kind, id, counted }] } });
      }}
    />
  );
}
