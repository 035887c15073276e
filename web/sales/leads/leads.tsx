import { useMediaQuery } from "@mantine/hooks";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import { useLocale, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { useMe } from "../me.tsx";
import { SavedViews } from "../saved-views.tsx";
import { Board } from "./board.tsx";
import { LeadsCsv } from "./export.tsx";
import { type Lead, ScoreBar } from "./score.tsx";
import { STAGES, type Stage } from "./stages.ts";
import { LEAD_TEXTS } from "./texts.ts";

const LIVE_MS = 10_000;

/** Everybody who left an address, where they are and how keen. */
export function Leads() {
  const texts = useTexts(LEAD_TEXTS);
  const { locale } = useLocale();
  const { sales } = useLanding().texts[locale];
  const { state } = useSearch({ strict: false }) as { readonly state?: Stage };
  const stage = STAGES.find((it) => it === state);
  const navigate = useNavigate();
  const isDesk = useMediaQuery("(min-width: 75em)", undefined, { getInitialValueInEffect: false });
  const leads = useRead("GET /leads", { query: { limit: 200, ...(stage && { stage }) }, every: LIVE_MS });
  const show = (it: Stage | undefined) =>
    void navigate({ to: "/ventas/leads", search: (it ? { state: it } : {}) as never });
  return (
    <Screen
      title={texts.leads}
      sentence={leads.data && !stage ? texts.sentence(leads.data.items.length) : undefined}
      intro={texts.intro}
      actions={leads.data && leads.data.items.length > 0 && <LeadsCsv stage={stage} />}
    >
      <nav className="chips" aria-label={texts.stageLabel}>
        {[undefined, ...STAGES].map((it) => (
          <button key={it ?? "all"} type="button" className="chip" aria-pressed={it === stage} onClick={() => show(it)}>
            {it ? texts.stages[it] : texts.all}
          </button>
        ))}
      </nav>
      <SavedViews page="leads" search={stage ? { state: stage } : {}} />
      <Loaded query={leads} lines={8}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <Empty>{stage ? texts.emptyStage : texts.empty(sales.wantIt)}</Empty>
          ) : (
            <ByStageOrList items={items} isCut={next_cursor !== null} isBoard={stage === undefined && isDesk} />
          )
        }
      </Loaded>
    </Screen>
  );
}

/** At a desk everybody by how far they are; on a phone, or of one stage, one after the other. */
function ByStageOrList(props: {
  readonly items: readonly Lead[];
  /** There are more than are shown. */
  readonly isCut: boolean;
  readonly isBoard: boolean;
}) {
  const { items } = props;
  if (props.isBoard) return <Board leads={items} isCut={props.isCut} />;
  return (
    <ul className="link-list">
      {items.map((it) => (
        <LeadRow key={it.id} lead={it} />
      ))}
    </ul>
  );
}

function LeadRow({ lead }: { readonly lead: Lead }) {
  const texts = useTexts(LEAD_TEXTS);
  const me = useMe();
  const owner = lead.owner && lead.owner.id !== me.id ? texts.owner(lead.owner.name) : undefined;
  return (
    <li>
      <Link to="/ventas/leads/$id" params={{ id: lead.id }} className="link-item">
        <span className="row-words">
          <b>{lead.name ?? lead.email ?? texts.nameless}</b>
          <small>{[lead.company, texts.demos(lead.demos), lead.next_step, owner].filter(Boolean).join(" · ")}</small>
        </span>
        {lead.engagement ? <ScoreBar engagement={lead.engagement} /> : <span />}
        <span className="link-until">
          <span className="chip" data-tone={lead.stage === "paid" ? "good" : lead.stage === "lost" ? "quiet" : "info"}>
            {texts.stage[lead.stage]}
          </span>
        </span>
      </Link>
    </li>
  );
}
