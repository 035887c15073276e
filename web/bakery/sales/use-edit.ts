import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { toast } from "../../ui/toast.tsx";
import { track } from "../../workspace/activity.ts";
import { useAct } from "../api.ts";
import type { Article } from "./article.ts";
import { TEXTS } from "./texts.ts";

interface Edit {
  readonly price_cents?: number;
  readonly retired?: boolean;
  readonly allergens?: string[];
}

/** Changes a product as it was when its form was opened; a price can be taken back where it is said to be new. */
export function useEdit(product: Article, onClose: () => void) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [opened] = useState({ version: product.version, price_cents: product.price_cents });
  const back = useAct("PATCH /workspace/products/:id", () =>
    notifications.show({ message: texts.takenBack(product.name, formats.money(opened.price_cents)) }),
  );
  const act = useAct("PATCH /workspace/products/:id", (answer, { body: { retired, allergens } = {} }) => {
    const action = allergens ? "confirm_allergens" : retired === undefined ? "change_price" : "retire_product";
    track("action_performed", { action });
    const params = { id: product.id };
    const body = { price_cents: opened.price_cents, version: answer.version };
    if (action === "change_price")
      toast(texts.saved(product.name), { label: texts.undo, onUndo: () => back.mutate({ params, body }) });
    else
      notifications.show({
        message: (allergens ? texts.confirmed : retired ? texts.retiredDone : texts.saved)(product.name),
      });
    onClose();
  });
  // What somebody else did meanwhile is overruled only by whoever was told of it.
  const version = act.error?.code === "edited_meanwhile" ? product.version : opened.version;
  const save = (edit: Edit) => act.mutate({ params: { id: product.id }, body: { ...edit, version } });
  return { act, save };
}
