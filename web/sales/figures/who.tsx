import { Button } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import type { WhoList } from "./analysis.ts";
import { queryOf, readWhoWanted } from "./period.ts";
import { FIGURE_TEXTS } from "./texts.ts";
import { WHO_TEXTS } from "./who-texts.ts";

const MOST = 200;

/** Whom a step of the funnel counts: by name who allowed it, else what a demo saw and did, else a number. */
export function Who() {
  const texts = useTexts(WHO_TEXTS);
  const words = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const navigate = useNavigate();
  const { step, stopped, ...wanted } = readWhoWanted(useSearch({ strict: false }));
  const { compare: _, ...population } = queryOf(wanted);
  const who = useRead("GET /demo-sessions/analytics/who", {
    query: { ...population, step, ...(stopped && { stopped }), limit: MOST },
  });
  const show = (change: object) =>
    void navigate({ to: "/ventas/cifras/quien", search: { ...wanted, step, ...change } as never });
  const name = words.steps[step];
  return (
    <Screen
      title={name}
      sentence={
        who.data && (stopped ? texts.stopped : texts.came)[step](formats.number(who.data.total), who.data.total)
      }
      intro={texts.intro}
    >
      <Link to="/ventas/cifras" search={wanted as never} className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      {step !== "demos" && (
        <nav className="chips" aria-label={name}>
          {[undefined, "before" as const].map((it) => (
            <button
              key={it ?? "came"}
              type="button"
              className="chip"
              aria-pressed={it === stopped}
              onClick={() => show(it ? { stopped: it } : {})}
            >
              {it ? texts.stoppedChip : texts.cameChip}
            </button>
          ))}
        </nav>
      )}
      <Loaded query={who} lines={8}>
        {(it) => <People who={it} />}
      </Loaded>
    </Screen>
  );
}

function People({ who: { items, next_cursor, others, total } }: { readonly who: WhoList }) {
  const texts = useTexts(WHO_TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const { kinds } = useLanding().texts[locale];
  if (total === 0) return <Empty>{texts.nobody}</Empty>;
  return (
    <>
      <ul className="rows people">
        {items.map((it, index) => (
          <li key={it.demo_id ?? index} className="row">
            <div className="row-words">
              {it.lead_id ? (
                <Link to="/ventas/leads/$id" params={{ id: it.lead_id }} className="plain-link">
                  {it.name ?? texts.nameless}
                </Link>
              ) : (
                <b>{texts.nameless}</b>
              )}
              <small>
                {[
                  kinds[it.scenario_name] ?? it.scenario_name,
                  texts.opened(formats.date(it.opened_on)),
                  texts.areas(it.areas),
                  texts.acts(it.acts),
                ].join(" · ")}
              </small>
            </div>
            {it.demo_id && (
              <Button component={Link} to={`/ventas/demos/${it.demo_id}`} variant="default">
                {texts.demo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {next_cursor && <p className="panel-foot">{texts.cut(MOST)}</p>}
      {others > 0 && <p className="panel-foot">{texts.others(formats.number(others), others)}</p>}
    </>
  );
}
