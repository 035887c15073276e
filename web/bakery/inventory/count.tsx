import { Button, Modal, NumberInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { CountedStock } from "../../../contract/bakery.ts";
import { type List, useAct } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { track } from "../../workspace/activity.ts";
import { amountOf, type Item } from "./stock-item.ts";
import { TEXTS } from "./texts.ts";

/** What the scales say, against what the movements say. */
export function Count({ item, onClose }: { readonly item: Item | undefined; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  return (
    <Modal opened={item !== undefined} onClose={onClose} title={item && texts.countTitle(item.name)} centered>
      {item && <CountForm item={item} onClose={onClose} />}
    </Modal>
  );
}

function CountForm({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const refusal = useRefusal();
  const [counted, setCounted] = useState<number | string>(item.on_hand);
  const act = useAct<List<z.output<typeof CountedStock>>>(({ items }) => {
    track("action_performed", { action: "count_stock" });
    const difference = items[0]?.difference ?? 0;
    notifications.show({
      message: difference === 0 ? texts.exact : texts.counted(amountOf(formats, item, difference)),
    });
    onClose();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { kind, id, location_id } = item;
        act.mutate({
          path: "/workspace/inventory/counts",
          body: { location_id, lines: [{ kind, id, counted: Number(counted) }] },
        });
      }}
    >
      <Stack>
        <NumberInput
          label={item.unit === "g" ? texts.grams : texts.units}
          description={texts.countHelp(amountOf(formats, item, item.on_hand))}
          value={counted}
          onChange={setCounted}
          min={0}
          max={10_000_000}
          allowDecimal={false}
          data-autofocus
        />
        {act.isError && (
          <Text c="var(--bad)" role="alert">
            {refusal(act.error, texts.failed)}
          </Text>
        )}
        <Button type="submit" loading={act.isPending} disabled={counted === ""}>
          {texts.save}
        </Button>
      </Stack>
    </form>
  );
}
