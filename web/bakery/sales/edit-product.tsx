import { ActionIcon, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { EurosInput } from "../../ui/euros-input.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { useTaxName } from "../tax.ts";
import type { Article } from "./article.ts";
import { ConfirmAllergens } from "./confirm-allergens.tsx";
import { PriceEffect } from "./effect-panel.tsx";
import type { Margin } from "./price-effect.ts";
import { PriceHistory } from "./price-history.tsx";
import { TEXTS } from "./texts.ts";
import { useEdit } from "./use-edit.ts";

interface Edited {
  readonly product: Article;
  readonly margin: Margin | undefined;
  readonly onClose: () => void;
}

/** A product's price, what another would bring, and whether it is offered at all. */
export function EditProduct({
  product,
  ...props
}: Omit<Edited, "product"> & { readonly product: Article | undefined }) {
  return (
    <Modal opened={product !== undefined} onClose={props.onClose} title={product?.name ?? ""} centered>
      {product && <PriceForm key={product.id} product={product} {...props} />}
    </Modal>
  );
}

const STEP_CENTS = 5;
const MOST_CENTS = 300_000;
/** Beyond such a change one is asked once more. */
const SURPRISING = 0.25;

/** By five cents, or typed. */
function PriceStepper({
  price,
  onChange,
}: {
  readonly price: number | string;
  readonly onChange: (price: number | string) => void;
}) {
  const texts = useTexts(TEXTS);
  const step = (cents: number) => onChange(Math.max(STEP_CENTS, Math.round(Number(price) * 100) + cents) / 100);
  return (
    <Group wrap="nowrap" align="flex-end" gap="xs">
      <ActionIcon variant="default" aria-label={texts.fiveLess} onClick={() => step(-STEP_CENTS)}>
        <IconMinus size={20} aria-hidden />
      </ActionIcon>
      <div className="grow">
        <EurosInput label={texts.newPrice} value={price} onChange={onChange} fixedDecimalScale isFirst />
      </div>
      <ActionIcon variant="default" aria-label={texts.fiveMore} onClick={() => step(STEP_CENTS)}>
        <IconPlus size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** No longer sold, sold again, or left as it is. */
function Otherwise(props: {
  readonly product: Edited["product"];
  readonly isBusy: boolean;
  readonly onRetire: (retired: boolean) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(TEXTS);
  const { retired } = props.product;
  return (
    <Group justify="space-between">
      <Button variant="subtle" color="gray" onClick={() => props.onRetire(!retired)} disabled={props.isBusy}>
        {retired ? texts.back : texts.retire}
      </Button>
      <Button variant="default" onClick={props.onClose}>
        {texts.ratherNot}
      </Button>
    </Group>
  );
}

function PriceForm({ product, margin, onClose }: Edited) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const tax = useTaxName();
  const [price, setPrice] = useState<number | string>(product.price_cents / 100);
  const [isAsked, setIsAsked] = useState(false);
  const { act, save } = useEdit(product, onClose);
  const price_cents = Math.round(Number(price) * 100);
  const isPossible = price_cents > 0 && price_cents <= MOST_CENTS;
  const isNew = isPossible && price_cents !== product.price_cents;
  const change = price_cents / product.price_cents - 1;
  const isSurprising = Math.abs(change) > SURPRISING;
  const set = (value: number | string) => {
    setPrice(value);
    setIsAsked(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isSurprising && !isAsked) setIsAsked(true);
        else save({ price_cents });
      }}
    >
      <Stack>
        <Text c="dimmed">
          {texts.price}: {formats.money(product.price_cents)} · {tax} {formats.percent(product.vat_percent / 100)}
        </Text>
        <PriceStepper price={price} onChange={set} />
        {!isPossible && price !== "" && (
          <Text c="var(--bad)" role="alert" size="sm">
            {texts.priceRange(formats.money(1), formats.money(MOST_CENTS))}
          </Text>
        )}
        {margin && isPossible && <PriceEffect margin={margin} priceCents={price_cents} />}
        <PriceHistory productId={product.id} />
        {!product.allergens_checked && (
          <ConfirmAllergens product={product} isBusy={act.isPending} onConfirm={(allergens) => save({ allergens })} />
        )}
        <Refused error={act.error} otherwise={texts.failed} />
        {isAsked && (
          <Text role="alert" fw={650}>
            {texts.surprising(formats.change(change))}
          </Text>
        )}
        <Button type="submit" size="md" loading={act.isPending} disabled={!isNew}>
          {isAsked ? texts.chargeAnyway(formats.money(price_cents)) : texts.chargeIt(formats.money(price_cents))}
        </Button>
        <Otherwise {...{ product, isBusy: act.isPending, onClose }} onRetire={(retired) => save({ retired })} />
      </Stack>
    </form>
  );
}
