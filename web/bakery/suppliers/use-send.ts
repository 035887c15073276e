import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { toast } from "../../ui/toast.tsx";
import { track } from "../../workspace/activity.ts";
import { useGuide } from "../../workspace/guide/guide.tsx";
import { useAct } from "../api.ts";
import type { draftOf } from "./draft.ts";
import { TEXTS } from "./texts.ts";

type Draft = Pick<ReturnType<typeof draftOf>, "body" | "amount"> & { readonly supplier: string };

/** Sends orders; for a moment they can be taken back where they are said to be sent. @param isSilent where it is used no refusal is shown */
export function useSend({ isSilent = false }: { readonly isSilent?: boolean } = {}) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { mark } = useGuide();
  const [isBusy, setIsBusy] = useState(false);
  const cancel = useAct("DELETE /workspace/purchase-orders/:id");
  const act = useAct("POST /workspace/purchase-orders");
  const sendAll = async (drafts: readonly Draft[]): Promise<void> => {
    setIsBusy(true);
    const ids: string[] = [];
    try {
      for (const { body } of drafts) ids.push((await act.mutateAsync({ body })).id);
    } catch {
      // What was refused says so where it stands; what was sent before it is sent.
      if (drafts.length > 1 || isSilent) notifications.show({ color: "red", message: texts.failed });
    } finally {
      setIsBusy(false);
    }
    if (ids.length === 0) return;
    mark("order");
    track("action_performed", { action: "send_order" });
    const amount = formats.money(drafts.slice(0, ids.length).reduce((sum, it) => sum + it.amount, 0));
    const [first] = drafts;
    toast(ids.length === 1 && first ? texts.sent(first.supplier) : texts.sentAll(ids.length, amount), {
      label: texts.undo,
      onUndo: () => void takeBack(ids),
    });
  };
  const takeBack = async (ids: readonly string[]): Promise<void> => {
    try {
      for (const id of ids) await cancel.mutateAsync({ params: { id } });
      notifications.show({ message: texts.takenBack });
    } catch {
      notifications.show({ color: "red", message: texts.notTakenBack });
    }
  };
  const busyWith = act.isPending ? act.variables.body.supplier_id : undefined;
  return { send: (draft: Draft) => sendAll([draft]), sendAll, isBusy, busyWith, error: act.error };
}
