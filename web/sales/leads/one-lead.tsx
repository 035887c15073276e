import { Button, Group, Modal, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useAct, useRead } from "../../api/core.ts";
import { Choice } from "../../ui/choice.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { spokenPhone } from "../../ui/phone.ts";
import { Refused } from "../../ui/refused.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { useMe } from "../me.tsx";
import { OUTCOMES } from "./call.tsx";
import { Consents, Reach } from "./reach.tsx";
import { Receipt } from "./score.tsx";
import { LEAD_TEXTS } from "./texts.ts";

type Whole = Answered<CoreApi["GET /leads/:id"]>;
const STAGES = ["new", "contacted", "trial", "paid", "lost"] as const;
const REASONS = ["price", "timing", "other_product", "no_answer", "not_a_fit", "other"] as const;
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

function Shown({ lead }: { readonly lead: Whole }) {
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
          {unseen.length > 0 && <p className="promise">{texts.notSeen(unseen.join(", "))}</p>}
          <Panel title={texts.consents}>
            <Consents lead={lead} />
          </Panel>
        </Stack>
        <Stack>
          <Progress key={lead.version} lead={lead} />
          <Notes lead={lead} />
          {lead.sessions.length > 0 && <Demos lead={lead} />}
          {lead.claims.length > 0 && <Claims lead={lead} />}
          <Erase lead={lead} />
        </Stack>
      </div>
    </>
  );
}

function Progress({ lead }: { readonly lead: Whole }) {
  const texts = useTexts(LEAD_TEXTS);
  const me = useMe();
  const [stage, setStage] = useState(lead.stage);
  const [reason, setReason] = useState(lead.lost_reason ?? "other");
  const [step, setStep] = useState(lead.next_step ?? "");
  const act = useAct("PATCH /leads/:id", () => notifications.show({ message: texts.saved }));
  const save = (more: object = {}) =>
    act.mutate({
      params: { id: lead.id },
      body: {
        version: lead.version,
        stage,
        next_step: step.trim() || null,
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
            onChange={(event) => setStep(event.currentTarget.value)}
            maxLength={300}
          />
          <Choice
            label={texts.stageLabel}
            value={stage}
            options={STAGES.map((it) => [it, texts.stage[it]] as const)}
            onChange={setStage}
          />
          {stage === "lost" && (
            <Choice
              label={texts.reasonLabel}
              value={reason}
              options={REASONS.map((it) => [it, texts.reasons[it]] as const)}
              onChange={setReason}
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

function Notes({ lead }: { readonly lead: Whole }) {
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

function Demos({ lead }: { readonly lead: Whole }) {
  const texts = useTexts(LEAD_TEXTS);
  const formats = useFormats();
  return (
    <Panel title={texts.demosTitle}>
      <ul className="rows">
        {lead.sessions.map((it) => (
          <li key={it.id} className="row dense">
            <div className="row-words">
              {it.business_name ?? it.scenario_name}
              <small>{texts.demo(formats.dateTime(it.opened_at))}</small>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Nobody has shown that the address is theirs: it is said, and nothing follows from it. */
function Claims({ lead }: { readonly lead: Whole }) {
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

function Erase({ lead }: { readonly lead: Whole }) {
  const texts = useTexts(LEAD_TEXTS);
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const act = useAct("DELETE /leads/:id", ({ rows }) => {
    notifications.show({ message: texts.erased(Object.values(rows).reduce((sum, it) => sum + it, 0)) });
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
