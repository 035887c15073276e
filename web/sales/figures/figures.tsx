import { Button, NativeSelect } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Panel, Screen } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { SavedViews } from "../saved-views.tsx";
import type { Conversion, Dashboard } from "./analysis.ts";
import { figureOf, largestLoss } from "./analysis.ts";
import { Areas } from "./areas.tsx";
import { Brought, BroughtCsv } from "./brought.tsx";
import { Funnel } from "./funnel.tsx";
import { HourMap } from "./hour-map.tsx";
import { Money } from "./money.tsx";
import { MONEY_TEXTS } from "./money-texts.ts";
import { DAYS, DEFAULT_DAYS, queryOf, readWanted, type Wanted } from "./period.ts";
import { Scenarios } from "./scenarios.tsx";
import { SCREEN_TEXTS } from "./screen-texts.ts";
import { Screens } from "./screens.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

/** What the demos meant, of any period, scenario, campaign or person of the team. */
export function Figures() {
  const texts = useTexts(SCREEN_TEXTS);
  const words = useTexts(FIGURE_TEXTS);
  const money = useTexts(MONEY_TEXTS);
  const formats = useFormats();
  const wanted = readWanted(useSearch({ strict: false }));
  const query = queryOf(wanted);
  const dashboard = useRead("GET /demo-sessions/analytics/dashboard", { query });
  const usage = useRead("GET /demo-sessions/analytics/usage", { query });
  const sums = useRead("GET /demo-sessions/analytics/money", { query: { days: query.days } });
  const conversion = useRead("GET /demo-sessions/analytics/conversion", { query });
  return (
    <Screen title={texts.title} sentence={useSentence(dashboard.data)} intro={texts.intro}>
      <Filters wanted={wanted} conversion={conversion.data} />
      <SavedViews page="figures" search={wanted} />
      <div className="figures-grid">
        <Panel title={words.funnel} help={texts.compared}>
          <Loaded query={dashboard} lines={8}>
            {({ steps }) => <Funnel steps={steps} wanted={wanted} />}
          </Loaded>
        </Panel>
        <Loaded query={usage} lines={7}>
          {({ figures }) => (
            <Panel title={words.looked(formats.number(figureOf(figures, "sessions_created")?.n ?? 0))}>
              <Areas figures={figures} />
            </Panel>
          )}
        </Loaded>
        {(["link", "source", "owner"] as const).map((by) => (
          <Panel
            key={by}
            title={{ link: words.byLink, source: words.bySource, owner: words.byOwner }[by]}
            help={words.sumsUp}
            action={conversion.data && <BroughtCsv by={by} groups={conversion.data[`by_${by}`]} />}
          >
            <Loaded query={conversion} lines={5}>
              {(it) => <Brought by={by} groups={it[`by_${by}`]} steps={it.steps} />}
            </Loaded>
          </Panel>
        ))}
        <Screens wanted={wanted} />
        <Panel title={money.title} help={money.help}>
          <Loaded query={sums} lines={4}>
            {(it) => <Money sums={it} />}
          </Loaded>
        </Panel>
        <Panel title={words.scenarios}>
          <Loaded query={dashboard} lines={5}>
            {(it) => <Scenarios byScenario={it.by_scenario} />}
          </Loaded>
        </Panel>
        <Panel title={words.when} help={words.whenHelp}>
          <Loaded query={usage} lines={7}>
            {({ hours }) => <HourMap hours={hours} />}
          </Loaded>
        </Panel>
      </div>
    </Screen>
  );
}

function useSentence(dashboard: Dashboard | undefined): string | undefined {
  const texts = useTexts(SCREEN_TEXTS);
  const formats = useFormats();
  if (!dashboard) return undefined;
  const demos = dashboard.steps.find((it) => it.name === "demos")?.n ?? 0;
  const leads = dashboard.steps.find((it) => it.name === "lead")?.n;
  if (demos === 0) return texts.none;
  return leads === undefined || !largestLoss(dashboard.steps)
    ? texts.opened(formats.number(demos), demos)
    : texts.sentence(formats.number(demos), demos, formats.number(leads), leads);
}

/** Chips and lists; each change is a new address. */
function Filters({ wanted, conversion }: { readonly wanted: Wanted; readonly conversion: Conversion | undefined }) {
  const texts = useTexts(SCREEN_TEXTS);
  const { locale } = useLocale();
  const { texts: product } = useLanding();
  const navigate = useNavigate();
  const show = (change: Partial<Wanted>) =>
    void navigate({ to: "/ventas/cifras", search: readWanted({ ...wanted, ...change }) as never });
  const scenarios = useRead("GET /demo-sessions/scenarios").data?.items ?? [];
  const sources = (conversion?.by_source ?? []).flatMap(({ kind, key }) => (kind === "one" && key ? [key] : []));
  const owners = (conversion?.by_owner ?? []).flatMap(({ kind, key, name }) =>
    kind === "one" && key ? [{ value: key, label: name ?? key }] : [],
  );
  const isNarrow = Boolean(wanted.scenario || wanted.source || wanted.owner);
  return (
    <div className="periods">
      <nav className="chips" aria-label={texts.period}>
        {DAYS.map((it) => (
          <button
            key={it}
            type="button"
            className="chip"
            aria-pressed={it === (wanted.days ?? DEFAULT_DAYS)}
            onClick={() => show({ days: it })}
          >
            {texts.days(it)}
          </button>
        ))}
      </nav>
      <NativeSelect
        aria-label={texts.scenario}
        value={wanted.scenario ?? ""}
        onChange={(event) => show({ scenario: event.currentTarget.value })}
        data={[
          { value: "", label: texts.everyScenario },
          ...scenarios.map((it) => ({
            value: it.scenario_name,
            label: product[locale].kinds[it.scenario_name] ?? it.display_name,
          })),
        ]}
      />
      <NativeSelect
        aria-label={texts.source}
        value={wanted.source ?? ""}
        onChange={(event) => show({ source: event.currentTarget.value })}
        data={[
          { value: "", label: texts.everySource },
          ...(wanted.source && !sources.includes(wanted.source) ? [wanted.source] : []),
          ...sources,
        ]}
      />
      <NativeSelect
        aria-label={texts.owner}
        value={wanted.owner ?? ""}
        onChange={(event) => show({ owner: event.currentTarget.value })}
        data={[{ value: "", label: texts.everyOwner }, ...owners]}
      />
      {isNarrow && (
        <Button variant="subtle" onClick={() => show({ scenario: "", source: "", owner: "" })}>
          {texts.everything}
        </Button>
      )}
    </div>
  );
}
