import { Button, Group, Modal, NumberInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { track } from "../../workspace/activity.ts";
import { PriceHistory } from "./price-history.tsx";
import type { Article } from "./products.tsx";
import { TEXTS } from "./texts.ts";

/** A product's price, and whether it is offered at all. */
export function EditProduct(it: { readonly product: Article | undefined; readonly onClose: () => void }) {
  return (
    <Modal opened={it.product !== undefined} onClose={it.onClose} title={it.product?.name ?? ""} centered>
      {it.product && <PriceForm key={it.product.version} product={it.product} onClose={it.onClose} />}
    </Modal>
  );
}

function PriceForm({ product, onClose }: { readonly product: Article; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const refusal = useRefusal();
  const [price, setPrice] = useState<number | string>(product.price_cents / 100);
  const act = useAct();
  const save = (edit: { price_cents?: number; retired?: boolean }) =>
    act.mutate(
      { method: "PATCH", path: `/workspace/products/${product.id}`, body: { ...edit, version: product.version } },
      {
        onSuccess: () => {
          track("action_performed", { action: edit.retired === undefined ? "change_price" : "retire_product" });
          const said = edit.retired ? texts.retiredDone(product.name) : texts.saved(product.name);
          notifications.show({ message: said });
          onClose();
        },
      },
    );
  const cents = Math.round(Number(price) * 100);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save({ price_cents: cents });
      }}
    >
      <Stack>
        <Text c="dimmed">
          {texts.price}: {formats.money(product.price_cents)} · {texts.vatShort} {product.vat_percent} %
        </Text>
        <NumberInput
          label={`${texts.newPrice} (€)`}
          value={price}
          onChange={setPrice}
          min={0.01}
          max={10_000}
          decimalScale={2}
          fixedDecimalScale
          decimalSeparator={locale === "es" ? "," : "."}
          data-autofocus
        />
        <PriceHistory productId={product.id} />
        {act.isError && (
          <Text c="var(--bad)" role="alert">
            {refusal(act.error, texts.failed)}
          </Text>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={() => save({ retired: !product.retired })} disabled={act.isPending}>
            {product.retired ? texts.back : texts.retire}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={!(cents > 0) || cents === product.price_cents}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
