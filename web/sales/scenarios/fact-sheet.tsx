import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import { DateField } from "../../ui/date-field.tsx";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useScenarioName } from "./scenario.ts";
import { SCENARIO_TEXTS } from "./texts.ts";
import "./scenarios.css";

const MOST_DAYS_AHEAD = 90;
const DAY_MS = 86_400_000;
const addDays = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** What the screens will say on a day, to have on one's own phone while others look at the demo. */
export function FactSheet() {
  const { name } = useParams({ strict: false }) as { readonly name: string };
  const { date } = useSearch({ strict: false }) as { readonly date?: string };
  const texts = useTexts(SCENARIO_TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const nameOf = useScenarioName();
  const today = formats.dateOf(new Date());
  const params = { scenario: name };
  const scenario = useRead("GET /demo-sessions/scenarios/:scenario", { params, query: { locale } });
  const sheet = useRead("GET /demo-sessions/scenarios/:scenario/fact-sheet", {
    params,
    query: { locale, ...(date && { date }) },
  });
  return (
    <Screen
      title={texts.sheetTitle(nameOf(scenario.data ?? { scenario_name: name }))}
      intro={sheet.data && texts.sheetAt(formats.dateTime(sheet.data.at))}
    >
      <Link to="/ventas/escenarios" className="back-link">
        <IconChevronLeft size={20} aria-hidden /> {texts.back}
      </Link>
      <DateField
        label={texts.sheetDate}
        value={date ?? sheet.data?.date ?? today}
        min={today}
        max={addDays(today, MOST_DAYS_AHEAD)}
        onChange={(day) => void navigate({ to: `/ventas/escenarios/${name}/hoja`, search: { date: day } as never })}
      />
      <Loaded query={sheet} lines={8}>
        {({ facts, featured }) => (
          <>
            <Panel title={texts.sheetFacts} help={texts.sheetIntro}>
              <ul className="facts">
                {facts.map((it) => (
                  <li key={it.fact}>{it.text}</li>
                ))}
              </ul>
            </Panel>
            <Panel title={texts.featured}>
              <ul className="facts">
                {featured.map((it) => (
                  <li key={it.title}>{it.title}</li>
                ))}
              </ul>
            </Panel>
          </>
        )}
      </Loaded>
    </Screen>
  );
}
