import { Button, Group, NativeSelect, NumberInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { z } from "zod";
import type { Ticket } from "../../../contract/bakery.ts";
import { useAct, useList } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { track } from "../../workspace/activity.ts";
import { usePlaces } from "../places.ts";
import type { Article } from "./products.tsx";
import { TEXTS } from "./texts.ts";

/** A sale by hand, at the prices of the moment. */
export function RingUp() {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const refusal = useRefusal();
  const products = useList<Article>("/workspace/products").data?.items.filter((it) => !it.retired) ?? [];
  const [chosen, setChosen] = useState<string>();
  const shops = usePlaces().filter((it) => it.sells);
  const [shop, setShop] = useState<string>();
  const [units, setUnits] = useState<number | string>(1);
  const act = useAct<z.output<typeof Ticket>>((ticket) => {
    track("action_performed", { action: "ring_up" });
    notifications.show({ message: texts.paid(formats.money(ticket.gross_cents)) });
  });
  const product = chosen ?? products[0]?.id;
  const charge = (payment: "cash" | "card") =>
    act.mutate({
      path: "/workspace/sales",
      body: { ...(shop && { location_id: shop }), lines: [{ product_id: product, quantity: Number(units) }], payment },
    });
  const isReady = product !== undefined && Number(units) > 0 && !act.isPending;
  return (
    <Panel title={texts.ring} help={texts.ringHelp}>
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label={texts.name}
          value={product}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={products.map((it) => ({ value: it.id, label: `${it.name} · ${formats.money(it.price_cents)}` }))}
        />
        {shops.length > 1 && (
          <NativeSelect
            label={texts.shop}
            value={shop ?? shops[0]?.id}
            onChange={(event) => setShop(event.currentTarget.value)}
            data={shops.map((it) => ({ value: it.id, label: it.name }))}
          />
        )}
        <NumberInput
          label={texts.units}
          value={units}
          onChange={setUnits}
          min={1}
          max={1_000}
          allowDecimal={false}
          w={100}
        />
        {(["cash", "card"] as const).map((it) => (
          <Button key={it} disabled={!isReady} onClick={() => charge(it)}>
            {texts.ring}: {texts[it]}
          </Button>
        ))}
      </Group>
      {act.isError && (
        <Text c="var(--bad)" role="alert" mt="xs">
          {refusal(act.error, texts.noShelf)}
        </Text>
      )}
    </Panel>
  );
}
