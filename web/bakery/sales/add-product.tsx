import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Choice } from "../../ui/choice.tsx";
import { EurosInput } from "../../ui/euros-input.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { track } from "../../workspace/activity.ts";
import { AllergenBoxes } from "../allergen-boxes.tsx";
import { useAct } from "../api.ts";
import { CATEGORIES, type Category } from "../categories.ts";
import { TEXTS } from "./texts.ts";

interface Draft {
  readonly name: string;
  readonly category: Category;
  readonly price: number | string;
  readonly allergens: string[];
}

const EMPTY: Draft = { name: "", category: "bread", price: "", allergens: [] };
const centsOf = ({ price }: Draft): number => Math.round(Number(price) * 100);

/** One more thing on offer. */
export function AddProduct({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  return (
    <Modal opened={isOpen} onClose={onClose} title={texts.add} centered>
      <AddForm onClose={onClose} />
    </Modal>
  );
}

function AddForm({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(TEXTS);
  const [draft, setDraft] = useState(EMPTY);
  const { category, allergens } = draft;
  const name = draft.name.trim();
  const price_cents = centsOf(draft);
  const act = useAct("POST /workspace/products", () => {
    track("action_performed", { action: "add_product" });
    notifications.show({ message: texts.added(name) });
    onClose();
  });
  const body = {
    name,
    category,
    price_cents,
    allergens,
    is_baked: category !== "drinks",
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ body });
      }}
    >
      <Stack>
        <Fields draft={draft} onChange={(edit) => setDraft((before) => ({ ...before, ...edit }))} />
        <Refused error={act.error} otherwise={texts.failed} />
        <Button type="submit" loading={act.isPending} disabled={name === "" || !(price_cents > 0)}>
          {texts.add}
        </Button>
      </Stack>
    </form>
  );
}

function Fields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (edit: Partial<Draft>) => void }) {
  const texts = useTexts(TEXTS);
  return (
    <>
      <TextInput
        label={texts.name}
        value={draft.name}
        maxLength={120}
        required
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        data-autofocus
      />
      <Choice
        label={texts.category}
        value={draft.category}
        options={CATEGORIES.map((it) => [it, texts[it]] as const)}
        onChange={(category) => onChange({ category })}
      />
      <EurosInput label={texts.price} value={draft.price} onChange={(price) => onChange({ price })} required />
      <AllergenBoxes
        label={texts.allergens}
        description={texts.allergensHelp}
        value={draft.allergens}
        onChange={(allergens) => onChange({ allergens })}
      />
    </>
  );
}
