import { Button, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct } from "../../api/core.ts";
import { Choice } from "../../ui/choice.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { useMe } from "../me.tsx";
import type { WholeLead } from "./score.tsx";
import { REASONS, type Reason, STAGES, type Stage } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";

interface Draft {
  readonly stage?: Stage;
  readonly reason?: Reason;
  readonly step?: string;
}

/** Where a person is, and what comes next. Only what was touched is saved: a call that is noted meanwhile changes nothing of it. */
export function Progress({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(LEAD_TEXTS);
  const me = useMe();
  const [draft, setDraft] = useState<Draft>({});
  const { stage = lead.stage, reason = lead.lost_reason ?? "other", step = lead.next_step ?? "" } = draft;
  const act = useAct("PATCH /leads/:id", () => {
    setDraft({});
    notifications.show({ message: texts.saved });
  });
  const save = (more: object = {}) =>
    act.mutate({
      params: { id: lead.id },
      body: {
        version: lead.version,
        ...(draft.stage && { stage: draft.stage }),
        ...(draft.step !== undefined && { next_step: draft.step.trim() || null }),
        ...(stage === "lost" && { lost_reason: reason }),
        ...more,
      },
    });
  return (
    <Panel
      title={texts.nextStep}
      action={
        lead.owner === null && (
          <Button variant="default" onClick={() => save({ owner_id: me.id })}>
            {texts.take}
          </Button>
        )
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <TextInput
            aria-label={texts.nextStep}
            value={step}
            onChange={(event) => setDraft({ ...draft, step: event.currentTarget.value })}
            maxLength={300}
          />
          <Choice
            label={texts.stageLabel}
            value={stage}
            options={STAGES.map((it) => [it, texts.stage[it]] as const)}
            onChange={(it) => setDraft({ ...draft, stage: it })}
          />
          {stage === "lost" && (
            <Choice
              label={texts.reasonLabel}
              value={reason}
              options={REASONS.map((it) => [it, texts.reasons[it]] as const)}
              onChange={(it) => setDraft({ ...draft, reason: it })}
            />
          )}
          <Refused
            error={act.error}
            otherwise={act.error?.code === "edited_meanwhile" ? texts.meanwhile : texts.failed}
          />
          <Button type="submit" loading={act.isPending}>
            {texts.save}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
