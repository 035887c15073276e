import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { EurosInput } from "../../ui/euros-input.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import { useTaxName } from "../tax.ts";
import type { Article } from "./article.ts";
import { ConfirmAllergens } from "./confirm-allergens.tsx";
import { PriceHistory } from "./price-history.tsx";
import { TEXTS } from "./texts.ts";

/** A product's price, and whether it is offered at all. */
export function EditProduct(props: { readonly product: Article | undefined; readonly onClose: () => void }) {
  return (
    <Modal opened={props.product !== undefined} onClose={props.onClose} title={props.product?.name ?? ""} centered>
      {props.product && <PriceForm key={props.product.id} product={props.product} onClose={props.onClose} />}
    </Modal>
  );
}

interface Edit {
  readonly price_cents?: number;
  readonly retired?: boolean;
  readonly allergens?: string[];
}

function useEdit(product: Article, onClose: () => void) {
  const texts = useTexts(TEXTS);
  const [opened] = useState(product.version);
  const act = useAct("PATCH /workspace/products/:id", (_answer, { body: { retired, allergens } = {} }) => {
    const action = allergens ? "confirm_allergens" : retired === undefined ? "change_price" : "retire_product";
    track("action_performed", { action });
    const done = allergens ? texts.confirmed : retired ? texts.retiredDone : texts.saved;
    notifications.show({ message: done(product.name) });
    onClose();
  });
  // What somebody else did meanwhile is overruled only by whoever was told of it.
  const version = act.error?.code === "edited_meanwhile" ? product.version : opened;
  const save = (edit: Edit) =>
    act.mutate({
      params: { id: product.id },
      body: { ...edit, version },
    });
  return { act, save };
}

function PriceForm({ product, onClose }: { readonly product: Article; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const tax = useTaxName();
  const [price, setPrice] = useState<number | string>(product.price_cents / 100);
  const { act, save } = useEdit(product, onClose);
  const price_cents = Math.round(Number(price) * 100);
  const isNew = price_cents > 0 && price_cents !== product.price_cents;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save({ price_cents });
      }}
    >
      <Stack>
        <Text c="dimmed">
          {texts.price}: {formats.money(product.price_cents)} · {tax} {formats.percent(product.vat_percent / 100)}
        </Text>
        <EurosInput label={texts.newPrice} value={price} onChange={setPrice} fixedDecimalScale isFirst />
        <PriceHistory productId={product.id} />
        {!product.allergens_checked && (
          <ConfirmAllergens product={product} isBusy={act.isPending} onConfirm={(allergens) => save({ allergens })} />
        )}
        <Refused error={act.error} otherwise={texts.failed} />
        <Group justify="space-between">
          <Button variant="default" onClick={() => save({ retired: !product.retired })} disabled={act.isPending}>
            {product.retired ? texts.back : texts.retire}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={!isNew}>
            {texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
