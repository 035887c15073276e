import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useFormats, useTexts } from "../ui/locale.tsx";
import { toast } from "../ui/toast.tsx";
import { track } from "../workspace/activity.ts";
import { useGuide } from "../workspace/guide/guide.tsx";
import { useAct } from "./api.ts";
import type { draftOf } from "./draft-order.ts";

const TEXTS = {
  es: {
    sent: (supplier: string, day: string) =>
      `Pedido a ${supplier} enviado: llega el ${day}. Es una demo, de aquí no sale.`,
    sentAll: (n: number, amount: string) => `${n} pedidos enviados: ${amount}. Es una demo, de aquí no salen.`,
    failed: "No se ha podido enviar.",
    undo: "Deshacer",
    takenBack: "Pedido anulado.",
    notTakenBack: "No se ha podido anular.",
  },
  en: {
    sent: (supplier: string, day: string) =>
      `Order to ${supplier} sent: it comes on ${day}. It is a demo, nothing leaves it.`,
    sentAll: (n: number, amount: string) => `${n} orders sent: ${amount}. It is a demo, they do not leave it.`,
    failed: "It could not be sent.",
    undo: "Undo",
    takenBack: "Order taken back.",
    notTakenBack: "It could not be taken back.",
  },
};

type Draft = Pick<ReturnType<typeof draftOf>, "body" | "amount"> & {
  readonly supplier: string;
  readonly expectedOn: string;
};

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
    toast(
      ids.length === 1 && first
        ? texts.sent(first.supplier, formats.date(first.expectedOn, "weekday"))
        : texts.sentAll(ids.length, amount),
      {
        label: texts.undo,
        onUndo: () => void takeBack(ids),
      },
    );
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
