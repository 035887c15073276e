import { Button, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import type { Lead, WholeLead } from "./score.tsx";

const TEXTS = {
  es: {
    title: "¿Es la misma persona?",
    help: "Quien dejó su correo antes es quien se ve. Lo demás se suma, y se puede separar.",
    join: "Unir con otra persona",
    who: "La otra persona",
    choose: "Elige una",
    joinNow: "Son la misma",
    joined: "Unidas.",
    was: (name: string, when: string) => `${name}, unida el ${when}`,
    part: "Separar",
    parted: "Separadas: cada una tiene otra vez lo suyo.",
    nameless: "Sin nombre",
    failed: "No se ha podido hacer.",
  },
  en: {
    title: "Is it the same person?",
    help: "Who left their address first is who is shown. The rest adds up, and can be parted again.",
    join: "Join with another person",
    who: "The other person",
    choose: "Choose one",
    joinNow: "They are the same",
    joined: "Joined.",
    was: (name: string, when: string) => `${name}, joined on ${when}`,
    part: "Part",
    parted: "Parted: each has their own again.",
    nameless: "No name",
    failed: "It could not be done.",
  },
};

/** Two addresses of one person, joined and parted again. */
export function SamePerson({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  const part = useAct("DELETE /leads/:id/merges/:merge", () => notifications.show({ message: texts.parted }));
  return (
    <Panel title={texts.title} help={texts.help}>
      <ul className="rows">
        {lead.merges.map((it) => (
          <li key={it.id} className="row dense">
            <span className="row-words">
              {texts.was(it.name ?? it.email ?? texts.nameless, formats.dateTime(it.merged_at))}
            </span>
            <Button
              variant="default"
              loading={part.isPending}
              onClick={() => part.mutate({ params: { id: lead.id, merge: it.id } })}
            >
              {texts.part}
            </Button>
          </li>
        ))}
      </ul>
      <Refused error={part.error} otherwise={texts.failed} />
      <Button variant="default" onClick={() => setIsAsking(true)}>
        {texts.join}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={texts.join} centered>
        {isAsking && <Join lead={lead} onJoined={() => setIsAsking(false)} />}
      </Modal>
    </Panel>
  );
}

function Join({ lead, onJoined }: { readonly lead: WholeLead; readonly onJoined: () => void }) {
  const texts = useTexts(TEXTS);
  const leads = useRead("GET /leads", { query: { limit: 200 } });
  const [other, setOther] = useState("");
  const act = useAct("POST /leads/:id/merges", () => {
    notifications.show({ message: texts.joined });
    onJoined();
  });
  const others = (leads.data?.items ?? []).filter((it) => it.id !== lead.id);
  const named = (it: Lead) => [it.name, it.company, it.email ?? it.phone].filter(Boolean).join(" · ") || texts.nameless;
  return (
    <Stack>
      <Text>{texts.help}</Text>
      <NativeSelect
        label={texts.who}
        value={other}
        onChange={({ currentTarget }) => setOther(currentTarget.value)}
        data={[{ value: "", label: texts.choose }, ...others.map((it) => ({ value: it.id, label: named(it) }))]}
      />
      <Refused error={act.error} otherwise={texts.failed} />
      <Button
        disabled={other === ""}
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: lead.id }, body: { lead_id: other } })}
      >
        {texts.joinNow}
      </Button>
    </Stack>
  );
}
