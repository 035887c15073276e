import { notifications } from "@mantine/notifications";
import { useAct } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { toast } from "../../ui/toast.tsx";
import { BOARD_TEXTS } from "./board-texts.ts";
import type { Lead } from "./score.tsx";
import type { Stage } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";

export type Reason = NonNullable<Lead["lost_reason"]>;

/** Moves somebody on; for eight seconds it can be taken back. */
export function useMove(): (lead: Lead, stage: Stage, reason?: Reason) => void {
  const texts = useTexts(BOARD_TEXTS);
  const { stage: names, nameless } = useTexts(LEAD_TEXTS);
  const act = useAct("PATCH /leads/:id");
  const back = useAct("PATCH /leads/:id");
  const onError = () => notifications.show({ color: "red", message: texts.failed });
  return (lead, stage, reason) => {
    if (stage === lead.stage) return;
    const params = { id: lead.id };
    const body = (to: Stage, version: number, why: Reason | null | undefined) => ({
      version,
      stage: to,
      ...(to === "lost" && { lost_reason: why ?? "other" }),
    });
    act.mutate(
      { params, body: body(stage, lead.version, reason) },
      {
        onSuccess: ({ version }) =>
          toast(texts.moved(lead.name ?? lead.email ?? nameless, names[stage]), {
            label: texts.undo,
            onUndo: () => back.mutate({ params, body: body(lead.stage, version, lead.lost_reason) }, { onError }),
          }),
        onError,
      },
    );
  };
}
