import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded, type Query } from "../../ui/states.tsx";
import type { Conversion, Dashboard, Usage } from "../figures/analysis.ts";
import { Areas } from "../figures/areas.tsx";
import { Brought } from "../figures/brought.tsx";
import { Funnel } from "../figures/funnel.tsx";
import { FIGURE_TEXTS } from "../figures/texts.ts";
import type { Lead } from "../leads/score.tsx";
import { CallList } from "./call-list.tsx";
import { DayBand, type Today } from "./day-band.tsx";
import { InsideList } from "./inside-list.tsx";
import { Numbers } from "./numbers.tsx";
import { HOME_TEXTS } from "./texts.ts";
import type { Inside } from "./use-inside.ts";

/** What the team's day is shown from. */
export interface Day {
  readonly today: Query<Today>;
  readonly calls: Query<{ readonly items: readonly Lead[] }>;
  readonly dashboard: Query<Dashboard>;
  readonly usage: Query<Usage>;
  readonly conversion: Query<Conversion>;
  readonly inside: Inside | undefined;
}

/** Whom to call, what happened, where people are lost, who is inside. */
export function DayView({ today, calls, dashboard, usage, conversion, inside }: Day) {
  const texts = useTexts(HOME_TEXTS);
  const words = useTexts(FIGURE_TEXTS);
  const insideCount = inside ? inside.inside.length + inside.others : 0;
  const leads = calls.data?.items ?? [];
  const sentence = useSentence(leads, today.data, insideCount);
  return (
    <Screen
      title={texts.title}
      sentence={sentence}
      intro={today.data?.since && <Since since={today.data.since} date={today.data.date} />}
      numbers={<Numbers today={today.data} dashboard={dashboard.data} inside={insideCount} />}
    >
      <Loaded query={today} lines={4}>
        {(it) => <DayBand today={it} />}
      </Loaded>
      <div className="home-three">
        <Panel title={texts.callToday}>
          <Loaded query={calls} lines={6}>
            {() => <CallList leads={leads} waiting={today.data?.waiting ?? 0} date={today.data?.date ?? ""} />}
          </Loaded>
        </Panel>
        <Panel title={`${words.funnel} · ${texts.days}`}>
          <Loaded query={dashboard} lines={8}>
            {({ steps }) => <Funnel steps={steps} />}
          </Loaded>
        </Panel>
        <Panel title={texts.insideNow}>{inside && <InsideList inside={inside} live={today.data?.live ?? 0} />}</Panel>
      </div>
      <div className="home-two">
        <Panel title={`${words.byLink} · ${texts.days}`} help={words.sumsUp}>
          <Loaded query={conversion} lines={6}>
            {({ by_link, steps }) => <Brought by="link" groups={by_link} steps={steps} />}
          </Loaded>
        </Panel>
        <Loaded query={usage} lines={7}>
          {({ figures }) => (
            <Panel title={words.looked(String(figures.find((it) => it.name === "sessions_created")?.n ?? 0))}>
              <Areas figures={figures} />
            </Panel>
          )}
        </Loaded>
      </div>
    </Screen>
  );
}

function useSentence(leads: readonly Lead[], today: Today | undefined, inside: number): string | undefined {
  const texts = useTexts(HOME_TEXTS);
  const formats = useFormats();
  if (!today) return undefined;
  const [first] = leads;
  if (!first) return texts.noCalls(inside);
  const name = first.name ?? first.company ?? texts.nameless;
  const agreed = today.calls.find((it) => it.lead_id === first.id);
  if (leads.length === 1) return agreed ? texts.oneCallAt(name, formats.time(agreed.at)) : texts.oneCall(name);
  return `${texts.calls(leads.length)} ${agreed ? texts.firstAt(name, formats.time(agreed.at)) : texts.first(name)}`;
}

/** What is new since one last looked, each with the list that it is about. */
function Since({ since, date }: { readonly since: NonNullable<Today["since"]>; readonly date: string }) {
  const texts = useTexts(HOME_TEXTS);
  const formats = useFormats();
  const hour = formats.time(since.at);
  const isToday = formats.dateOf(since.at) === date;
  const news = [
    { n: since.demos, to: "/ventas/demos", search: {}, said: texts.opened(since.demos) },
    { n: since.leads, to: "/ventas/leads", search: {}, said: texts.leads(since.leads) },
    { n: since.trials, to: "/ventas/leads", search: { state: "trial" }, said: texts.trials(since.trials) },
  ].filter((it) => it.n > 0);
  return (
    <>
      {isToday ? texts.sinceToday(hour) : texts.sinceDay(formats.day(since.at), hour)}{" "}
      {news.map(({ to, search, said }, index) => (
        <Fragment key={said}>
          {index === 0 ? "" : index === news.length - 1 ? ` ${texts.and} ` : ", "}
          <Link to={to} search={search as never} className="plain-link">
            {said}
          </Link>
        </Fragment>
      ))}
      {news.length === 0 ? texts.nothingNew : "."}
    </>
  );
}
