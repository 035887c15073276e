import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty } from "../../ui/states.tsx";
import type { WholeLead } from "./score.tsx";
import { OUTCOMES } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";

/** What was said with a person, and what came of it. */
export function Notes({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  const [text, setText] = useState("");
  const act = useAct("POST /leads/:id/notes", () => setText(""));
  const note = (outcome?: (typeof OUTCOMES)[number]) =>
    act.mutate({
      params: { id: lead.id },
      body: { ...(outcome && { outcome }), ...(text.trim() && { text: text.trim() }) },
    });
  return (
    <Panel title={texts.notes}>
      <Stack>
        <Textarea
          label={texts.note}
          aria-keyshortcuts="E"
          autosize
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={1_000}
        />
        <Group gap="xs">
          <Button disabled={text.trim() === ""} loading={act.isPending} onClick={() => note()}>
            {texts.addNote}
          </Button>
          {OUTCOMES.map((it) => (
            <Button key={it} variant="default" disabled={act.isPending} onClick={() => note(it)}>
              {texts.outcomes[it]}
            </Button>
          ))}
        </Group>
        <Refused error={act.error} otherwise={texts.failed} />
        {lead.notes.length === 0 ? (
          <Empty>{texts.noNotes}</Empty>
        ) : (
          <ul className="rows">
            {lead.notes.map((it) => (
              <li key={it.id} className="row dense">
                <div className="row-words">
                  {[it.outcome && texts.outcomes[it.outcome], it.text].filter(Boolean).join(". ")}
                  <small>{[formats.dateTime(it.at), it.by].filter(Boolean).join(" · ")}</small>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Panel>
  );
}
