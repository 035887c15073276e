import { Button, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useAct, useRead } from "../../api/core.ts";
import { useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { Consents, Reach } from "./reach.tsx";
import { type Lead, Receipt, ScoreBar } from "./score.tsx";
import { OUTCOMES } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";

const LIVE_MS = 10_000;

/** Whom to call, why, and with what permission; the keenest is open. */
export function Call() {
  const texts = useTexts(LEAD_TEXTS);
  const leads = useRead("GET /leads", { query: { call: "today", limit: 200 }, every: LIVE_MS });
  const [first, ...others] = leads.data?.items ?? [];
  return (
    <Screen
      title={texts.call}
      sentence={leads.data && texts.callSentence(leads.data.items.length, nameOf(first, texts.nameless))}
      intro={texts.callIntro}
    >
      <Loaded query={leads} lines={6}>
        {() => (first ? <Open key={first.id} lead={first} /> : <Empty>{texts.callSentence(0, "")}</Empty>)}
      </Loaded>
      <ul className="link-list">
        {others.map((it) => (
          <li key={it.id}>
            <Link to="/ventas/leads/$id" params={{ id: it.id }} className="link-item">
              <span className="row-words">
                <b>{nameOf(it, texts.nameless)}</b>
                <small>{[it.company, it.next_step].filter(Boolean).join(" · ")}</small>
              </span>
              {it.engagement ? <ScoreBar engagement={it.engagement} /> : <span />}
              <span />
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

const nameOf = (lead: Lead | undefined, otherwise: string): string =>
  lead?.name ?? lead?.company ?? lead?.email ?? otherwise;

function Open({ lead }: { readonly lead: Lead }) {
  const texts = useTexts(LEAD_TEXTS);
  const names = useTexts(useLanding().areas);
  const act = useAct("POST /leads/:id/notes");
  const unseen = lead.engagement?.areas_unseen.map((it) => names[it] ?? it).slice(0, 2) ?? [];
  return (
    <article className="answer call-card" aria-label={nameOf(lead, texts.nameless)}>
      <div className="call-head">
        <Title order={2}>
          <Link to="/ventas/leads/$id" params={{ id: lead.id }}>
            {nameOf(lead, texts.nameless)}
          </Link>
        </Title>
        {lead.engagement && <ScoreBar engagement={lead.engagement} />}
      </div>
      <Reach lead={lead} />
      <Consents lead={lead} only="call" />
      {(lead.next_step || unseen.length > 0) && (
        <p className="promise">{lead.next_step ?? texts.nextHint(unseen.join(", "))}</p>
      )}
      <div className="outcomes">
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            disabled={act.isPending}
            onClick={() => act.mutate({ params: { id: lead.id }, body: { outcome } })}
          >
            {texts.outcomes[outcome]}
          </Button>
        ))}
      </div>
      {lead.engagement && <Receipt engagement={lead.engagement} />}
    </article>
  );
}
