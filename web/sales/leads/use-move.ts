import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { ask } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { toast } from "../../ui/toast.tsx";
import { BOARD_TEXTS } from "./board-texts.ts";
import type { Lead } from "./score.tsx";
import type { Reason, Stage } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";

/** Moves somebody on; for eight seconds it can be taken back. */
export function useMove(): (lead: Lead, stage: Stage, reason?: Reason) => void {
  const texts = useTexts(BOARD_TEXTS);
  const { stage: names, nameless } = useTexts(LEAD_TEXTS);
  const client = useQueryClient();
  const say = (error: unknown) => {
    if (error) notifications.show({ color: "red", message: texts.failed });
    void client.invalidateQueries();
  };
  // Each by itself: one who is moved while another is on their way is moved as well.
  const put = (id: string, version: number, stage: Stage, reason: Reason | null | undefined) =>
    ask("PATCH /leads/:id", {
      params: { id },
      body: { version, stage, ...(stage === "lost" && { lost_reason: reason ?? "other" }) },
    });
  return (lead, stage, reason) => {
    if (stage === lead.stage) return;
    put(lead.id, lead.version, stage, reason).then(({ version }) => {
      toast(texts.moved(lead.name ?? lead.email ?? nameless, names[stage]), {
        label: texts.undo,
        key: "Z",
        onUndo: () => void put(lead.id, version, lead.stage, lead.lost_reason).then(() => say(undefined), say),
      });
      say(undefined);
    }, say);
  };
}
