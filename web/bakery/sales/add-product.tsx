import { Button, Checkbox, Modal, NativeSelect, NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct } from "../../api/hooks.ts";
import { useRefusal } from "../../api/refusals.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { track } from "../../workspace/activity.ts";
import { ALLERGEN_NAMES, ALLERGENS } from "../allergens.ts";
import { TEXTS } from "./texts.ts";

const CATEGORIES = ["bread", "viennoiserie", "cakes", "savoury", "drinks"] as const;
type Category = (typeof CATEGORIES)[number];

/** Bread is taxed at 4 %, the rest of a bakery's food at 10 % (Ley 37/1992, art. 91). */
const vatOf = (category: Category): number => (category === "bread" ? 4 : 10);

/** One more thing on offer. */
export function AddProduct({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const { locale } = useLocale();
  const refusal = useRefusal();
  const [name, setName] = useState("");
  const [category, setCategory] = useState<Category>("bread");
  const [price, setPrice] = useState<number | string>("");
  const [allergens, setAllergens] = useState<string[]>([]);
  const allergenNames = useTexts(ALLERGEN_NAMES);
  const act = useAct();
  const cents = Math.round(Number(price) * 100);
  const add = () =>
    act.mutate(
      {
        path: "/workspace/products",
        body: {
          name: name.trim(),
          category,
          price_cents: cents,
          vat_percent: vatOf(category),
          is_baked: category !== "drinks",
          allergens,
        },
      },
      {
        onSuccess: () => {
          track("action_performed", { action: "add_product" });
          notifications.show({ message: texts.added(name.trim()) });
          setName("");
          setPrice("");
          setAllergens([]);
          onClose();
        },
      },
    );
  return (
    <Modal opened={isOpen} onClose={onClose} title={texts.add} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Stack>
          <TextInput
            label={texts.name}
            value={name}
            maxLength={120}
            required
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <NativeSelect
            label={texts.category}
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value as Category)}
            data={CATEGORIES.map((it) => ({ value: it, label: texts[it] }))}
          />
          <NumberInput
            label={`${texts.price} (€)`}
            value={price}
            onChange={setPrice}
            required
            min={0.01}
            max={10_000}
            decimalScale={2}
            decimalSeparator={locale === "es" ? "," : "."}
          />
          <Checkbox.Group
            label={texts.allergens}
            description={texts.allergensHelp}
            value={allergens}
            onChange={setAllergens}
          >
            <SimpleGrid cols={2} spacing={0} verticalSpacing={0}>
              {ALLERGENS.map((it) => (
                <Checkbox key={it} value={it} label={allergenNames[it]} className="ticked" />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          {act.isError && (
            <Text c="var(--bad)" role="alert">
              {refusal(act.error, texts.failed)}
            </Text>
          )}
          <Button type="submit" loading={act.isPending} disabled={name.trim() === "" || !(cents > 0)}>
            {texts.add}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
