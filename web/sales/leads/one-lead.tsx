import { Button, Modal, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAct, useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { spokenPhone } from "../../ui/phone.ts";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { Fit } from "./fit.tsx";
import { Notes } from "./notes.tsx";
import { Progress } from "./progress.tsx";
import { Consents, Reach } from "./reach.tsx";
import { SamePerson } from "./same-person.tsx";
import { Receipt, type WholeLead } from "./score.tsx";
import { LEAD_TEXTS } from "./texts.ts";

const LIVE_MS = 5_000;

/** One person: how to reach them, why, what they allow, what was said. */
export function OneLead() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const texts = useTexts(LEAD_TEXTS);
  const lead = useRead("GET /leads/:id", { params: { id }, every: LIVE_MS });
  return (
    <div className="one-lead">
      <Link to="/ventas/leads" className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      {lead.error?.code === "not_found" ? (
        <Text>{texts.gone}</Text>
      ) : (
        <Loaded query={lead}>{(it) => <Shown lead={it} />}</Loaded>
      )}
    </div>
  );
}

function Shown({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(LEAD_TEXTS);
  const names = useTexts(useLanding().areas);
  const unseen = lead.engagement?.areas_unseen.map((it) => names[it] ?? it) ?? [];
  return (
    <>
      <Title order={1} id="screen-title">
        {lead.name ?? lead.email ?? texts.nameless}
      </Title>
      <Text c="dimmed">
        {[lead.company, texts.demos(lead.demos), lead.owner && texts.owner(lead.owner.name)]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <Reach lead={lead} />
      <div className="lead-columns">
        <Stack>
          {lead.engagement && <Receipt engagement={lead.engagement} />}
          <Fit lead={lead} />
          {unseen.length > 0 && <p className="promise">{texts.notSeen(unseen.join(", "))}</p>}
          <Panel title={texts.consents}>
            <Consents lead={lead} />
          </Panel>
        </Stack>
        <Stack>
          <Progress lead={lead} />
          <Notes lead={lead} />
          {lead.sessions.length > 0 && <Demos lead={lead} />}
          {lead.claims.length > 0 && <Claims lead={lead} />}
          <SamePerson lead={lead} />
          <Erase lead={lead} />
        </Stack>
      </div>
    </>
  );
}

function Demos({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  return (
    <Panel title={texts.demosTitle}>
      <ul className="rows">
        {lead.sessions.map((it) => (
          <li key={it.id} className="row dense">
            <div className="row-words">
              <Link to="/ventas/demos/$id" params={{ id: it.id }} className="plain-link">
                {it.business_name ?? it.scenario_name}
              </Link>
              <small>{texts.demo(formats.dateTime(it.opened_at))}</small>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Nobody has shown that the address is theirs: it is said, and nothing follows from it. */
function Claims({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  return (
    <Panel title={texts.claims} help={texts.claimsHelp}>
      <ul className="rows">
        {lead.claims.map((it) => (
          <li key={it.left_at} className="row dense">
            <div className="row-words">
              {[it.name, it.company, it.phone && spokenPhone(it.phone)].filter(Boolean).join(" · ") || texts.nameless}
              <small>{formats.dateTime(it.left_at)}</small>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Erase({ lead }: { readonly lead: WholeLead }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const act = useAct("DELETE /leads/:id", ({ rows, destroy_at }) => {
    const erased = texts.erased(Object.values(rows).reduce((sum, it) => sum + it, 0));
    const sealed = destroy_at ? texts.sealed(formats.date(destroy_at.slice(0, 10), "long")) : "";
    notifications.show({ message: `${erased} ${sealed}` });
    void navigate({ to: "/ventas/leads" });
  });
  return (
    <div>
      <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
        {texts.erase}
      </Button>
      <Modal opened={isAsking} onClose={() => setIsAsking(false)} title={texts.erase} centered>
        <Stack>
          <Text>{texts.eraseAsk}</Text>
          <Refused error={act.error} otherwise={texts.failed} />
          <Button color="red" loading={act.isPending} onClick={() => act.mutate({ params: { id: lead.id } })}>
            {texts.erase}
          </Button>
        </Stack>
      </Modal>
    </div>
  );
}
