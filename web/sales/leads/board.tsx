import { Button, Menu, Modal, Stack } from "@mantine/core";
import { IconArrowsExchange, IconEye, IconMail, IconPhone } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type DragEvent, useState } from "react";
import { Choice } from "../../ui/choice.tsx";
import { useTexts } from "../../ui/locale.tsx";
import { hasSingleKeys } from "../../ui/single-keys.ts";
import { initialsOf } from "../initials.ts";
import { BOARD_TEXTS } from "./board-texts.ts";
import { type Lead, ScoreBar } from "./score.tsx";
import { REASONS, type Reason, STAGES, type Stage } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";
import { useMove } from "./use-move.ts";

const FIRST = 20;
const DRAGGED = "application/x-lead";

/** Everybody by how far they are: dragged, or moved by a key; whoever is lost has a reason. */
export function Board({ leads, isCut }: { readonly leads: readonly Lead[]; readonly isCut: boolean }) {
  const move = useMove();
  const [losing, setLosing] = useState<Lead>();
  const moveOrAsk = (lead: Lead, stage: Stage) => (stage === "lost" ? setLosing(lead) : move(lead, stage));
  const drop = (id: string, stage: Stage) => {
    const lead = leads.find((it) => it.id === id);
    if (lead && lead.stage !== stage) moveOrAsk(lead, stage);
  };
  return (
    <>
      <div className="board">
        {STAGES.map((stage) => (
          <Column
            key={stage}
            stage={stage}
            leads={leads.filter((it) => it.stage === stage)}
            isCut={isCut}
            onMove={moveOrAsk}
            onDrop={(id) => drop(id, stage)}
          />
        ))}
      </div>
      <KeyLine />
      <Losing
        key={losing?.id}
        lead={losing}
        onClose={() => setLosing(undefined)}
        onLost={(lead, reason) => {
          setLosing(undefined);
          move(lead, "lost", reason);
        }}
      />
    </>
  );
}

function Column(props: {
  readonly stage: Stage;
  readonly leads: readonly Lead[];
  /** Then of each there may be more than are known. */
  readonly isCut: boolean;
  readonly onMove: (lead: Lead, stage: Stage) => void;
  readonly onDrop: (id: string) => void;
}) {
  const texts = useTexts(BOARD_TEXTS);
  const { stage: names } = useTexts(LEAD_TEXTS);
  const [shown, setShown] = useState(FIRST);
  const [isOver, setIsOver] = useState(false);
  const { stage, leads } = props;
  const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return (
    <section
      className="board-column"
      aria-label={names[stage]}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        props.onDrop(event.dataTransfer.getData(DRAGGED));
      }}
    >
      <h2 className="board-head">
        {names[stage]} <span className="figures">{props.isCut ? `${leads.length}+` : leads.length}</span>
      </h2>
      {leads.length === 0 && <p className="note">{texts.none}</p>}
      {leads.slice(0, shown).map((it) => (
        <Card key={it.id} lead={it} onMove={props.onMove} />
      ))}
      {leads.length > shown && (
        <Button variant="subtle" onClick={() => setShown(shown + FIRST)}>
          {texts.more(leads.length - shown)}
        </Button>
      )}
    </section>
  );
}

function Card({ lead, onMove }: { readonly lead: Lead; readonly onMove: (lead: Lead, stage: Stage) => void }) {
  const texts = useTexts(BOARD_TEXTS);
  const { stage: names, nameless } = useTexts(LEAD_TEXTS);
  const [isOpen, setIsOpen] = useState(false);
  const name = lead.name ?? lead.email ?? nameless;
  return (
    <article
      className="board-card"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, lead.id);
        event.dataTransfer.effectAllowed = "move";
      }}
      onKeyDown={(event) => {
        if (isOpen && /^[1-5]$/.test(event.key)) {
          setIsOpen(false);
          onMove(lead, STAGES[Number(event.key) - 1] ?? lead.stage);
        } else if (event.key === "m" && !event.ctrlKey && !event.metaKey && hasSingleKeys()) setIsOpen(true);
      }}
    >
      <Link to="/ventas/leads/$id" params={{ id: lead.id }} className="board-name" draggable={false}>
        <b>{name}</b>
        <small>{[lead.company, lead.next_step].filter(Boolean).join(" · ")}</small>
      </Link>
      {lead.engagement && <ScoreBar engagement={lead.engagement} />}
      <div className="board-foot">
        <Marks lead={lead} />
        {lead.owner && (
          <span className="board-owner" title={lead.owner.name}>
            {initialsOf(lead.owner.name)}
          </span>
        )}
        <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md">
          <Menu.Target>
            <Button variant="subtle" px={6} aria-label={texts.move(name)}>
              <IconArrowsExchange size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {STAGES.map((it, index) => (
              <Menu.Item
                key={it}
                disabled={it === lead.stage}
                rightSection={<kbd>{index + 1}</kbd>}
                onClick={() => onMove(lead, it)}
              >
                {names[it]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </article>
  );
}

const MARKS = [
  ["call", IconPhone],
  ["email", IconMail],
  ["steps", IconEye],
] as const;

/** What they allow; struck through what they do not. */
function Marks({ lead }: { readonly lead: Lead }) {
  const texts = useTexts(BOARD_TEXTS);
  const holds = (kind: string) =>
    kind === "call" ? lead.may_be_called : lead.consents.some((it) => it.kind === kind && it.revoked_at === null);
  const allowed = MARKS.filter(([kind]) => holds(kind)).map(([kind]) => texts.consents[kind]);
  return (
    <span className="board-marks">
      <span className="hidden-text">
        {texts.allows}: {allowed.join(", ") || texts.mayNot}
      </span>
      {MARKS.map(([kind, Icon]) => (
        <span key={kind} className="board-mark" data-not={!holds(kind) || undefined} aria-hidden="true">
          <Icon size={15} />
        </span>
      ))}
    </span>
  );
}

function Losing(props: {
  readonly lead: Lead | undefined;
  readonly onClose: () => void;
  readonly onLost: (lead: Lead, reason: Reason) => void;
}) {
  const texts = useTexts(BOARD_TEXTS);
  const { reasons } = useTexts(LEAD_TEXTS);
  const [reason, setReason] = useState<Reason>("price");
  const { lead } = props;
  return (
    <Modal opened={lead !== undefined} onClose={props.onClose} title={texts.why} centered>
      <Stack>
        <Choice
          label={texts.why}
          isLabelHidden
          value={reason}
          options={REASONS.map((it) => [it, reasons[it]] as const)}
          onChange={setReason}
        />
        <Button onClick={() => lead && props.onLost(lead, reason)}>{texts.lose}</Button>
      </Stack>
    </Modal>
  );
}

/** Only where there is a keyboard to press them on. */
function KeyLine() {
  const texts = useTexts(BOARD_TEXTS);
  return (
    <p className="key-line note">
      {texts.keys.map(([key, what]) => (
        <span key={key}>
          <kbd>{key}</kbd> {what}
        </span>
      ))}
    </p>
  );
}
