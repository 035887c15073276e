import { Button } from "@mantine/core";
import { IconClock, IconPhone } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Empty } from "../../ui/states.tsx";
import { type Lead, ScoreBar } from "../leads/score.tsx";
import { useWhy } from "../leads/why.ts";
import { HOME_TEXTS } from "./texts.ts";

const SHOWN = 3;

/** Whom to call and why: three, and how many more there are. */
export function CallList(props: { readonly leads: readonly Lead[]; readonly waiting: number; readonly date: string }) {
  const { leads, waiting } = props;
  const texts = useTexts(HOME_TEXTS);
  return (
    <>
      {leads.length === 0 ? (
        <Empty>{texts.noneToCall}</Empty>
      ) : (
        <ul className="call-rows">
          {leads.slice(0, SHOWN).map((it, index) => (
            <CallRow key={it.id} lead={it} date={props.date} isFirst={index === 0} />
          ))}
        </ul>
      )}
      <p className="panel-foot">
        {leads.length > SHOWN && (
          <Link to="/ventas/llamar" className="plain-link">
            {texts.moreCalls(leads.length)}
          </Link>
        )}
        {waiting > 0 && <span>{texts.waiting(waiting)}</span>}
      </p>
    </>
  );
}

function CallRow({ lead, date, isFirst }: { readonly lead: Lead; readonly date: string; readonly isFirst: boolean }) {
  const texts = useTexts(HOME_TEXTS);
  const formats = useFormats();
  const why = useWhy();
  const agreed = lead.next_step_at && formats.dateOf(lead.next_step_at) === date ? lead.next_step_at : undefined;
  const name = lead.name ?? lead.company ?? lead.email ?? texts.nameless;
  return (
    <li className="call-row">
      {lead.engagement ? <ScoreBar engagement={lead.engagement} /> : <span className="score" />}
      <div className="call-row-words">
        <Link to="/ventas/leads/$id" params={{ id: lead.id }} className="call-row-name">
          {name}
        </Link>
        {lead.name && lead.company && <span>{lead.company}</span>}
        <small>{lead.next_step ?? why(lead)}</small>
      </div>
      <Button
        component="a"
        href={`tel:${lead.phone ?? ""}`}
        variant={isFirst ? "filled" : "default"}
        leftSection={agreed ? <IconClock size={18} aria-hidden /> : <IconPhone size={18} aria-hidden />}
        aria-label={`${agreed ? `${formats.time(agreed)}, ` : ""}${texts.call}: ${name}`}
      >
        {agreed ? formats.time(agreed) : texts.call}
      </Button>
    </li>
  );
}
